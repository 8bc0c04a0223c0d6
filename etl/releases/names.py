"""What the steps of a publication and the actions of a release are called."""

from wording.language import later

STEPS = {"check": later("检查数据"), "record": later("写入记录"), "database": later("生成数据库")}

ACTIONS = {"build": later("初始发布"), "load": later("导入"), "catalogue": later("更新目录"), "undo": later("撤销")}
