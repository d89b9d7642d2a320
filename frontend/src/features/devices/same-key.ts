/** Whether a subscription is for a key of the server, told as base64url. Browsers that do not tell are believed. */
export function sameKey(bytes: ArrayBuffer | null, key: string): boolean {
  if (bytes === null) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}
