import type { BrokerAccount } from '#custody/register/list-broker-accounts';
import { TOPICS } from '#telemetry/codec/topics';

/** Ourselves, as the outside broker knows us. */
export interface OwnAccount {
  readonly username: string;
  readonly mosquittoHash: string;
}

const REPLIES = TOPICS.reply.replace('{id}', '+');
const COMMANDS = TOPICS.command.replace('{id}', '#');
const OF_DEVICES = [TOPICS.telemetry, TOPICS.event, TOPICS.status, REPLIES];

const at = (topic: string, assetCode: string) => topic.replace('{assetCode}', assetCode);

/** The password file of Mosquitto: a line for each account. */
export function describePasswords(own: OwnAccount, accounts: readonly BrokerAccount[]): string {
  return [own, ...accounts].map(({ username, mosquittoHash }) => `${username}:${mosquittoHash}\n`).join('');
}

/** Its access list: a device speaks for its pieces and hears their commands, we hear all devices and command them. */
export function describeAccess(own: OwnAccount, accounts: readonly BrokerAccount[]): string {
  const ours = [
    ...OF_DEVICES.map((topic) => `topic read ${at(topic, '+')}`),
    `topic write ${at(TOPICS.command.replace('{id}', '+'), '+')}`,
    // For the doctor: version, and sessions that nobody comes back to.
    'topic read $SYS/broker/version',
    'topic read $SYS/broker/clients/disconnected',
  ];
  const theirs = ({ pieces }: BrokerAccount) =>
    pieces.flatMap((piece) => [
      ...OF_DEVICES.map((topic) => `topic write ${at(topic, piece)}`),
      `topic read ${at(COMMANDS, piece)}`,
    ]);
  const section = (username: string, lines: readonly string[]) => `user ${username}\n${lines.join('\n')}\n`;
  return [section(own.username, ours), ...accounts.map((each) => section(each.username, theirs(each)))].join('\n');
}
