/** What is accepted with a piece where the offer brings no text of its own. Changing it changes no handover that was made. */
const STANDING_TERMS = [
  `一、接收方自签收时起为本装备的在册保管单位，负责其安全、完好、维护保养和随时可调用。
二、装备状况以双方交接检查记录和交接时的遥测数据为准；交接时已记录的缺陷由移交方负责，未记录的由接收方在24小时内提出。
三、未经所有单位同意，不得出租、转让、抵押或改装；不得拆除或遮挡定位与通信终端。
四、接到国家或省级应急管理机构的调用指令时，接收方应立即配合，不得拒绝或拖延。
五、归还时按同样程序办理交接并签字。`,
  `1. From signing on the receiver is the custodian of record and answers for the safety, condition, upkeep and readiness of the piece.
2. Its condition is what both reports and the telemetry at the handover say. Defects recorded then are the giver's; others are to be named by the receiver within 24 hours.
3. Without the owner's consent it is not let, sold, pledged or altered, and its terminal is neither removed nor covered.
4. A call-up by the national or provincial authority is followed at once.
5. It is returned by the same procedure, signed as well.`,
];

export const DEFAULT_TERMS = STANDING_TERMS.join('\n\n');
