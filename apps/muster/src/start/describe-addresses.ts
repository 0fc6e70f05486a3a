interface Addresses {
  readonly http: string;
  readonly mqtt?: string;
  readonly mqtts?: string;
  readonly adminPasswordFile?: string;
}

/** A line for each. */
export function describeAddresses({ http, mqtt, mqtts, adminPasswordFile }: Addresses): string[] {
  return [
    `Console  ${http}`,
    `API      ${http}/api/docs`,
    ...(mqtt ? [`MQTT     ${mqtt}`] : []),
    ...(mqtts ? [`MQTTS    ${mqtts}`] : []),
    ...(adminPasswordFile ? [`First password of admin: ${adminPasswordFile}`] : []),
  ];
}
