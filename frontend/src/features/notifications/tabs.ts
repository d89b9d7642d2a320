import type { Seen } from './inbox.js';

const channelName = 'vigia.inbox';

/** Tells the other tabs of this browser what was read here. */
export function tellOtherTabs(seen: Seen): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(seen);
  channel.close();
}

/** Calls back with what another tab read. */
export function whenReadElsewhere(react: (seen: Seen) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Seen>) => {
    react(data);
  };
  return () => {
    channel.close();
  };
}
