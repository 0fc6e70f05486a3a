type Listener = () => void;

const listeners = new Set<Listener>();

/** That something has happened to claims on pieces, as the stream tells it; what stands now is asked of the API. */
export const calendarNews = {
  hear(event: string): void {
    if (event === 'allocation' || event === 'reset') listeners.forEach((listener) => listener());
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
