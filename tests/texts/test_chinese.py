"""Each Chinese is written in its own script, with its own country's words, and by one glossary."""

import re

import pytest

from roi_app import assets
from roi_app.benchmarks.load import default_catalogue
from roi_app.texts.catalog import Texts

# Pairs of the same word in two scripts, where neither form is a word of the other script.
TRADITIONAL = (
    "綁寶報備幣編變標補測層場長廠稱廚儲處從錯達帶單檔導點電調訂東動獨讀斷隊對奪額訪廢費該給構顧觀慣廣規歸貴過號紅戶華話還換會繪擊機績輯計記際夾價監間檢減"
    "見腳較節結僅謹進經徑競決開擴來欄離兩論邏碼嗎買麥賣滿貓沒們內擬歐評鋪錢淺強搶請權卻確讓認潤賽刪攝設師時蝕實適釋飾試輸屬數雙順隨損縮談騰題體統頭圖萬"
    "網圍維問無務誤顯現詳響項銷寫虛敘續選學尋驗樣頁業遺億異陰應營贏擁優與語預員圓約雜載擇則張漲這爭質終種專轉賺裝狀資總組筆閉關鍵據寬覽聯絡鬧盤頻憑視態隱麼聽壞並復於幾"
)
SIMPLIFIED = (
    "绑宝报备币编变标补测层场长厂称厨储处从错达带单档导点电调订东动独读断队对夺额访废费该给构顾观惯广规归贵过号红户华话还换会绘击机绩辑计记际夹价监间检减"
    "见脚较节结仅谨进经径竞决开扩来栏离两论逻码吗买麦卖满猫没们内拟欧评铺钱浅强抢请权却确让认润赛删摄设师时蚀实适释饰试输属数双顺随损缩谈腾题体统头图万"
    "网围维问无务误显现详响项销写虚叙续选学寻验样页业遗亿异阴应营赢拥优与语预员圆约杂载择则张涨这争质终种专转赚装状资总组笔闭关键据宽览联络闹盘频凭视态隐么听坏并复于几"
)

HAN = re.compile("[\u4e00-\u9fff]")

CODINGS = {"zh-Hant": "big5", "zh-Hans": "gb2312"}
"""A character set of the script alone: what it lacks is no word of it, or a rare one."""

OF_THE_OTHER = {
    "zh-Hant": (
        "視頻", "質量", "默認", "軟件", "硬件", "信息", "網絡", "屏幕", "窗口", "保存", "打印", "鼠標",
        "菜單", "單元格", "數據", "程序",
        "博弈", "概率", "賬號", "自定義", "盈虧平衡", "字體", "演示", "封頂", "文件夾", "文本", "字符",
        "工作簿", "電子表格", "滑塊", "全屏",
        "搜索", "復制", "粘貼", "撤銷", "導出", "加載", "登錄", "用戶名", "反饋", "質檢", "短視頻", "二維碼", "優化",
    ),
    "zh-Hans": (
        "视窗", "档案", "选单", "预设", "储存", "列印", "萤幕", "荧幕", "程式", "软体", "网路", "资料夹",
        "试算表", "影片", "品质", "机率",
        "滑杆", "损益两平", "帐号", "薪水", "自订", "抽成", "复原", "贴上", "剪下", "滑鼠", "字型", "字元",
        "活页簿", "汇出", "几率", "品管",
        "博奕", "赛局", "数位", "全萤幕", "回馈", "位元", "清单",
    ),
}  # fmt: skip
"""Words of the other side of the strait, in this side's script."""

GLOSSARY = {
    "zh-Hant": {
        "page.robustness": "把握程度",
        "page.over_time": "走勢",
        "page.freed_time": "騰出的人力",
        "quantity.involution_intensity": "內卷強度 θ",
        "bar.own": "自訂",
        "figure.break_even_intensity": "損益兩平的 θ",
        "figure.exit_intensity": "退出的 θ",
    },
    "zh-Hans": {
        "page.robustness": "把握程度",
        "page.over_time": "走势",
        "page.freed_time": "腾出的人力",
        "quantity.involution_intensity": "内卷强度 θ",
        "bar.own": "自定义",
        "figure.break_even_intensity": "盈亏平衡的 θ",
        "figure.exit_intensity": "退出的 θ",
    },
}
"""What the words of the trade are called on every surface."""

OTHERWISE = {
    "zh-Hant": (
        "多有把握",
        "有多少把握",
        "把握多大",
        "隨時間",
        "釋出",
        "釋放",
        "打平",
        "競賽強度",
        "自定",
        "按兵不動",
        "留存比例",
        "最可能的情況",
        "嘗試的代價",
        "模擬",
        "計畫",
        "隨機種子",
        "滿載",
        "每省 100 元留下",
        "左右結果",
    ),
    "zh-Hans": (
        "多有把握",
        "有多少把握",
        "把握多大",
        "随时间",
        "释出",
        "释放",
        "打平",
        "竞赛强度",
        "自定 ",
        "按兵不动",
        "留存比例",
        "最可能的情况",
        "尝试的代价",
        "模拟",
        "计划",
        "满载",
        "每省 100 元留下",
        "左右结果",
    ),
}
"""What they are not called beside it."""


def pack_texts(language: str) -> list[str]:
    """Every text of the shipped pack in one language."""
    catalogue = default_catalogue()
    named = (*catalogue.levers.values(), *catalogue.presets.values(), *catalogue.platforms.values())
    return [
        catalogue.title[language],
        *(one.name[language] for one in (*named, *catalogue.context.values())),
        *(one.note[language] for one in catalogue.presets.values()),
        *(evidence.note[language] for _, evidence in catalogue.evidence()),
    ]


def written(language: str) -> dict[str, str]:
    """All that the app says in a language, by where it stands; each language bears its own name."""
    texts = Texts(language)
    found = {key: "\n".join(texts.forms(key)) for key in texts.keys() if not key.startswith("language.")}  # noqa: SIM118
    found["help"] = assets.read_text("help", f"{language}.md")
    return found | {f"pack: {text}": text for text in pack_texts(language)}


def saying(language: str, words: tuple[str, ...]) -> dict[str, list[str]]:
    said = {place: [word for word in words if word in text] for place, text in written(language).items()}
    return {place: words for place, words in said.items() if words}


def test_the_two_scripts_are_told_apart():
    assert len(TRADITIONAL) == len(SIMPLIFIED)
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


@pytest.mark.parametrize(("language", "foreign"), [("zh-Hant", SIMPLIFIED), ("zh-Hans", TRADITIONAL)])
def test_chinese_is_written_in_its_own_script(language, foreign):
    assert saying(language, tuple(foreign)) == {}


@pytest.mark.parametrize("language", CODINGS)
def test_no_character_is_foreign_to_the_script(language):
    found = {
        place: lacking
        for place, text in written(language).items()
        if (lacking := {one for one in HAN.findall(text) if not is_in(one, CODINGS[language])})
    }
    assert found == {}


def is_in(character: str, coding: str) -> bool:
    try:
        character.encode(coding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("language", OF_THE_OTHER)
def test_no_word_comes_from_the_other_side(language):
    assert saying(language, OF_THE_OTHER[language]) == {}


@pytest.mark.parametrize("language", GLOSSARY)
def test_the_words_of_the_trade_are_the_same_everywhere(language):
    texts = Texts(language)
    assert {key: texts.text(key) for key in GLOSSARY[language]} == GLOSSARY[language]
    assert saying(language, OTHERWISE[language]) == {}


@pytest.mark.parametrize("language", CODINGS)
def test_signs_of_the_script_are_used(language):
    quotes = "“”‘’" if language == "zh-Hant" else "「」『』"
    assert saying(language, tuple(quotes)) == {}
    # Between Chinese characters stand Chinese signs, and no space.
    ragged = {
        place: found
        for place, text in written(language).items()
        if (found := re.findall("[\u4e00-\u9fff][,;:!?] ?[\u4e00-\u9fff]", text))
    }
    assert ragged == {}
