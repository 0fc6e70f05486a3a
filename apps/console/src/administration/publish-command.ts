import type { IssuedCredential } from '../api/answers.ts';

/** Text between single quotes of a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The line by which anybody can try a credential on this server. */
export function publishCommand({ username, password }: IssuedCredential, host: string): string {
  const reading = `{"ts":'$(date +%s000)',"values":{"engineSpeed":1510}}`;
  return [
    `mosquitto_pub -h ${host} -p 1883 -q 1`,
    `-i ${quoted(username)} -u ${quoted(username)} -P ${quoted(password)}`,
    `-t ${quoted(`muster/v1/${username}/telemetry`)} -m '${reading}'`,
  ].join(' \\\n  ');
}
