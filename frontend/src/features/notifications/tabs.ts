const channelName = 'vigia.inbox';

/** Tells the other tabs of this browser that something was read here. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('read');
  channel.close();
}

/** Calls back when another tab read something. */
export function whenReadElsewhere(react: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = react;
  return () => {
    channel.close();
  };
}
