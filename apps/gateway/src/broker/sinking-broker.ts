import { Aedes, type Client, type PublishPacket } from 'aedes';

/** Nobody can subscribe to it: what was stored, or may not be published, is handed to no one. */
const SINK_TOPIC = 'muster/sink';
const NOTHING = Buffer.alloc(0);

type Published = (error?: Error) => void;

/** Messages of devices go to the log, not to subscribers: all that aedes does to find some is left out. */
export class SinkingBroker extends Aedes {
  /** aedes itself calls it with or without the client. */
  override publish(packet: PublishPacket, clientOrDone: Client | Published | null, done?: Published): void {
    if (packet.topic !== SINK_TOPIC) Reflect.apply(super.publish, this, [packet, clientOrDone, done]);
    else if (typeof clientOrDone === 'function') clientOrDone();
    else done?.();
  }
}

/** Changes the packet in place: the broker goes on with this very object. */
export function sink(packet: PublishPacket): void {
  packet.topic = SINK_TOPIC;
  packet.payload = NOTHING;
  packet.retain = false;
}
