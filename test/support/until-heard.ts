import { eventually } from './eventually.ts';
import { type RunningMuster } from './running-muster.ts';

interface Health {
  readonly parts: Readonly<Record<string, { readonly detail?: string }>>;
}

/** Until it hears the outside broker: what is published before its first subscription the broker keeps for nobody. */
export async function untilHeard({ http }: RunningMuster): Promise<void> {
  await eventually(async () => {
    const health = (await (await fetch(`${http}/health/ready`)).json()) as Health;
    return health.parts['outside broker']?.detail === 'heard';
  }, 30_000);
}
