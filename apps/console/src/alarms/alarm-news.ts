type Listener = () => void;

const listeners = new Set<Listener>();
let place: string | undefined;

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** That something has happened to alarms, as the stream tells it; what stands now is asked of the API. */
export const alarmNews = {
  /** The number from which the stream goes on after a loss, so that nothing is missed. */
  get place(): string | undefined {
    return place;
  },
  hear(event: string, id: string | undefined): void {
    // What happened between loading the page and the first word of its stream was told to nobody.
    const isFirst = place === undefined;
    if (id !== undefined && id !== '') place = id;
    if (isFirst || event === 'alarm' || event === 'reset') tell();
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
