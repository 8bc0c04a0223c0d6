"""What cannot be answered, as JSON with a sentence in both languages and the remedy."""

from collections.abc import Mapping

from starlette.responses import JSONResponse

from wording.language import later, translator

WHY = {
    "no_address": later("没有{path}这个地址。可用的有：{accepted}。"),
    "only_reading": later("这里只能读取（GET），不能修改。要发布数据，请用网页的“上传数据”或 python -m etl load。"),
    "unknown_parameter": later("不认识参数{name}。这个地址可用的参数：{accepted}。"),
    "twice": later("参数{name}写了不止一次，请只写一次。"),
    "not_a_number": later("参数{name}应是{least}到{most}的整数，现为“{given}”。"),
    "not_one_of": later("参数{name}应是{accepted}之一，现为“{given}”。"),
    "unknown_indicator": later("没有编号为“{given}”的指标。全部编号见 indicators。"),
    "unknown_office": later("没有编号为“{given}”的单位。全部编号见 offices。"),
    "no_release": later("没有版本{release}。全部版本见 releases。"),
    "nothing_yet": later("还没有发布任何版本。请先打开网页，或运行 python -m etl build。"),
    "too_many": later("请求太快，请在{seconds}秒后再试。每个来源每秒{rate}次，短时可到{burst}次。"),
    "too_long": later("地址太长，参数合计最多{most}个字符。"),
    "unavailable": later("暂时不能提供数据，请稍后再试。请系统管理员查看日志。"),
}


class Unanswerable(Exception):
    """A request that cannot be answered: the key of WHY, the HTTP status, and what fills the sentence."""

    def __init__(self, why: str, status: int = 400, **facts):
        super().__init__(why)
        self.why, self.status, self.facts = why, status, facts


def refusal(why: str, status: int, headers: Mapping[str, str] | None = None, **facts) -> JSONResponse:
    """The answer to a request that cannot be met."""
    messages = {f"message_{lang}": translator(lang)(WHY[why]).format(**facts) for lang in ("zh", "en")}
    return JSONResponse({"error": {"code": why, **messages}}, status, {"Cache-Control": "no-store", **(headers or {})})
