"""Parts of the case that stand beside every tab, or that several tabs show: inputs, head, explanation, a figure's card.

Enter: a session, and commands where a part can be edited; leaves: a widget that keeps up with the session. Panels meet
only through the session (an import contract holds them apart), so each can be opened, filled and tested alone. What
only one tab shows lives in `pages`.
"""
