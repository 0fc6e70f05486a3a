import type { LivePiece } from '../api/answers.ts';

type Listener = () => void;

/** The last known state of every piece that the stream has told of; kept when the line is lost. */
export interface LiveEquipment {
  apply(items: readonly LivePiece[]): void;
  get(assetCode: string): LivePiece | undefined;
  codes(): Iterable<string>;
  subscribe(assetCode: string, listener: Listener): () => void;
  subscribeAll(listener: Listener): () => void;
  clear(): void;
}

function merge(known: LivePiece | undefined, news: LivePiece): LivePiece {
  const metrics = news.metrics === undefined ? known?.metrics : { ...known?.metrics, ...news.metrics };
  const position = news.position ?? known?.position;
  return { ...news, ...(position === undefined ? {} : { position }), ...(metrics === undefined ? {} : { metrics }) };
}

export function createLiveEquipment(): LiveEquipment {
  const pieces = new Map<string, LivePiece>();
  const watchers = new Map<string, Set<Listener>>();
  const everyone = new Set<Listener>();

  function watch(assetCode: string, listener: Listener): () => void {
    const listeners = watchers.get(assetCode) ?? new Set();
    watchers.set(assetCode, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) watchers.delete(assetCode);
    };
  }

  return {
    apply(items) {
      for (const item of items) pieces.set(item.assetCode, merge(pieces.get(item.assetCode), item));
      for (const item of items) watchers.get(item.assetCode)?.forEach((listener) => listener());
      everyone.forEach((listener) => listener());
    },
    get: (assetCode) => pieces.get(assetCode),
    codes: () => pieces.keys(),
    subscribe: watch,
    subscribeAll(listener) {
      everyone.add(listener);
      return () => everyone.delete(listener);
    },
    clear: () => pieces.clear(),
  };
}
