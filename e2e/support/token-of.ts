const tokens = new Map<string, Promise<string>>();

/** The access token of a demo account of the system at `url`. Each logs in once: it holds for longer than a spec runs. */
export function tokenOf(url: string, email: string): Promise<string> {
  const key = `${url} ${email}`;
  const token = tokens.get(key) ?? newToken(url, email);
  tokens.set(key, token);
  return token;
}

async function newToken(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: 'vigia-demo' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
