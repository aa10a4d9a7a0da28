"""What a document comes to, resolved a second time: from the tables of `assets/help/model.md` alone, modes only.

Nothing of the app is read here. The result is a merchant as `tests.model.independent` takes it.
"""

STREAMS = ("photo", "design", "copy", "video", "service", "live")

BASE = {
    "photo_coverage": 0.60, "design_coverage": 0.60, "copy_coverage": 0.50, "video_coverage": 0.45,
    "service_coverage": 0.45, "live_coverage": 0.40, "design_replacement_probability": 0.74,
    "design_people_replaced": 1, "design_people_replaced_otherwise": 0.35, "review_share": 0.25, "cash_capture": 0.50,
    "ramp_months": 4, "sales_uplift": 0.015, "contested_share": 0.60, "leakage": 0.002, "involution_intensity": 0.40,
    "traffic_inflation": 0.05, "rival_adoption": 0.30, "adoption_ceiling": 0.90, "adoption_speed": 0.12,
    "tool_price_growth": 0.2132,
}  # fmt: skip
PRESETS = {
    "base": {},
    "as_stated": {
        "photo_coverage": 1, "design_coverage": 1, "copy_coverage": 0.67, "video_coverage": 0.80,
        "service_coverage": 0.80, "live_coverage": 0.90, "review_share": 0.05, "cash_capture": 1,
        "design_people_replaced_otherwise": 0, "sales_uplift": 0, "involution_intensity": 0, "traffic_inflation": 0,
        "contested_share": 0, "leakage": 0, "tool_price_growth": 0,
    },
    "cautious": {
        "photo_coverage": 0.40, "design_coverage": 0.40, "copy_coverage": 0.40, "video_coverage": 0.30,
        "service_coverage": 0.30, "live_coverage": 0.20, "review_share": 0.37, "cash_capture": 0.20,
        "design_replacement_probability": 0.50, "sales_uplift": 0, "leakage": 0.004,
    },
    "hard_involution": {"involution_intensity": 1, "traffic_inflation": 0.15, "contested_share": 1},
}  # fmt: skip
WEIGHTS = {
    "photo": (1, 0.10, 0.10), "design": (1, 0.10, 0.05), "copy": (1, 0.60, 0.20), "video": (1, 0.10, 0.05),
    "service": (0.25, 0.10, 0.50), "live": (1, 0, 0.10),
}  # fmt: skip
LEVERS = {
    "photo": {"virtual-model": 200},
    "design": {"shop-assistant": 0, "poster-generator": 200},
    "copy": {"copy-model": 150, "marketing-companion": 0},
    "video": {"star-video": 0, "jd-video": 0, "video-generator": 400},
    "service": {"service-assist": 800, "jd-service": 0},
    "live": {"digital-host": 4_500, "jd-digital-human": 0},
}
"""Price a month in yuan, by stream."""

USUAL = {
    "taobao": "virtual-model shop-assistant copy-model star-video service-assist digital-host",
    "jd": "virtual-model poster-generator marketing-companion jd-video jd-service jd-digital-human",
    "cross_border": "virtual-model poster-generator copy-model video-generator service-assist digital-host",
    "other": "virtual-model poster-generator copy-model video-generator service-assist digital-host",
}
CLAIM = {"marketing-companion": 0.30}


def mode(given):
    return given["mode"] if isinstance(given, dict) else given


def merchant_of(document: dict, per_cny: float) -> dict:
    """The merchant that a document means; `per_cny` is the rate of its currency."""
    shop, plan = document.get("merchant", {}), document.get("plan", {})
    own = document.get("assumptions", {})
    platform = shop.get("platform", "other")
    assumptions = dict(BASE)
    if platform == "cross_border":
        assumptions["rival_adoption"] = 0.50
    assumptions |= PRESETS[plan.get("preset", "base")]
    assumptions |= {name: mode(value) for name, value in own.items() if name != "sticking_probability"}
    given = shop.get("streams", {})
    claimed = set() if "sales_uplift" in own else set(plan.get("as_claimed", []))
    prices = {lever: mode(price) for lever, price in plan.get("lever_prices", {}).items()}
    tools = plan.get("tools_per_month")
    return {
        **{key: value for key, value in assumptions.items() if not key.endswith("_coverage")},
        **{key: mode(shop.get(key, 0)) for key in ("sales_per_month", "gross_margin", "ads_per_month")},
        "discount_rate": mode(plan.get("discount_rate", 0.10)),
        "setup_cost": mode(plan.get("setup_cost", 0)),
        "oversight_per_month": mode(plan.get("oversight_per_month", 0)),
        "horizon_months": plan.get("horizon_months", 36),
        "tools_per_month": None if tools is None else mode(tools),
        "staff_cash": plan.get("staff_cash", "share"),
        "streams": {
            stream: _stream(stream, given.get(stream, {}), _lever(stream, given, plan, platform), prices, per_cny)
            | {"coverage": assumptions[f"{stream}_coverage"]}
            | _claim(_lever(stream, given, plan, platform), claimed)
            for stream in STREAMS
        },
    }


def _lever(stream: str, given: dict, plan: dict, platform: str) -> str | None:
    if plan.get("levers") is not None:
        return plan["levers"].get(stream)
    work = given.get(stream, {})
    has_work = mode(work.get("units_per_month", 0)) > 0 or mode(work.get("staff", 0)) > 0
    return USUAL[platform].split()[STREAMS.index(stream)] if has_work else None


def _stream(stream: str, work: dict, lever: str | None, prices: dict, per_cny: float) -> dict:
    contest, uplift, leakage = WEIGHTS[stream]
    price = 0.0 if lever is None else prices.get(lever, LEVERS[stream][lever] * per_cny)
    return {
        **{key: mode(work.get(key, 0)) for key in ("units_per_month", "unit_price", "staff", "wage_per_month")},
        "lever": lever is not None,
        "headcount_cap": lever == "shop-assistant",
        "lever_price": price,
        "contest_weight": contest,
        "uplift_weight": uplift,
        "leakage_weight": leakage,
    }


def _claim(lever: str | None, claimed: set[str]) -> dict:
    return {"claim_taken": lever in claimed and lever in CLAIM, "claimed_uplift": CLAIM.get(lever, 0.0)}
