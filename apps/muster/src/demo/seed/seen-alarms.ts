/** An alarm that the duty officer of the center has seen: which one, and what was done. */
export interface SeenAlarm {
  readonly assetCode: string;
  /** The machine's own code, or the metric of a rule; `silent` for silence. */
  readonly about: string;
  readonly remark: string;
}

/** Others stand unacknowledged beside them: there is something left to do. */
export const SEEN_ALARMS: readonly SeenAlarm[] = [
  {
    assetCode: 'PU-0701',
    about: 'SEAL-LEAK',
    remark: '已通知西南托管中心孙修：备用机械密封在途，本班排水结束后更换',
  },
  { assetCode: 'PU-0701', about: 'leakageRate', remark: '同 SEAL-LEAK，更换密封后复查' },
  {
    assetCode: 'DR-0201',
    about: 'engineCoolantTemperature',
    remark: '已电话告知开滦队：接钻杆间隙清洗散热器，温度再升即停机',
  },
  { assetCode: 'VE-0104', about: 'batteryVoltage', remark: '晋能控股值班室答复：今日充电，不能充则换新' },
  { assetCode: 'DR-0702', about: 'silent', remark: '电话核实：钻机在宜宾库内，终端断电检修' },
];
