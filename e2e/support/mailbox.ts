import { expect } from 'vitest';

/** The link to a page of the web app in the mail that somebody got, as soon as it is in the mailbox. */
export async function linkInMail(url: string, to: string, page: string): Promise<string> {
  const pattern = new RegExp(`https?://\\S+${page}\\?token=[\\w.-]+`);
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${url}/buzon/api/mensajes?para=${encodeURIComponent(to)}`);
        link = pattern.exec(await answer.text())?.[0];
        return link;
      },
      { timeout: 15_000 },
    )
    .toBeDefined();
  return link ?? '';
}
