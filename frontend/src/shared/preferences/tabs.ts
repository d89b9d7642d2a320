const channelName = 'vigia.preferences';

/** Tells the other tabs of this browser that something was chosen here. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('chosen');
  channel.close();
}

/** Calls back when another tab chose something. */
export function whenChosenElsewhere(react: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = react;
  return () => {
    channel.close();
  };
}
