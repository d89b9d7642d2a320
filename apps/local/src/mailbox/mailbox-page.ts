import { splitAtLinks, type Mail } from './mail.js';

const DATE = new Intl.DateTimeFormat('es-PE', { dateStyle: 'medium', timeStyle: 'short' });
const PREVIEW_LETTERS = 140;

/** The page with every mail, newest first. */
export function renderList(mails: readonly Mail[], address: string): string {
  return layout(
    'Buzón local',
    `
    <header class="top">
      <h1>Buzón local</h1>
      <p>Aquí llegan todos los correos y SMS que Vigía envía en esta máquina. Nada sale a internet.</p>
      <form class="search" role="search" action="/buzon">
        <label for="para">Correos para</label>
        <input id="para" name="para" type="search" inputmode="email" value="${escapeHtml(address)}"
          placeholder="ana.torres@utec.edu.pe" />
        <button>Filtrar</button>
      </form>
    </header>
    <main>${mails.length === 0 ? renderNothing(address) : `<ul class="mails">${mails.map(renderRow).join('')}</ul>`}</main>`,
  );
}

/** The page of one mail. HTML of a mail only ever shows inside a frame that runs no scripts. */
export function renderMail(mail: Mail): string {
  const body =
    mail.html === undefined
      ? `<div class="text">${linkify(mail.text)}</div>`
      : `<iframe title="Contenido del correo" src="/buzon/mensajes/${mail.id}/html"
          sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        ${mail.text === '' ? '' : `<details><summary>Ver como texto</summary><div class="text">${linkify(mail.text)}</div></details>`}`;
  return layout(
    mail.subject || 'Sin asunto',
    `
    <header class="top">
      <p><a class="back" href="/buzon">← Volver al buzón</a></p>
      <h1>${escapeHtml(mail.subject || 'Sin asunto')}</h1>
      <dl>
        <div><dt>De</dt><dd>${escapeHtml(mail.from)}</dd></div>
        <div><dt>Para</dt><dd>${escapeHtml(mail.to.join(', '))}</dd></div>
        <div><dt>Recibido</dt><dd>${renderTime(mail.receivedAt)}</dd></div>
      </dl>
    </header>
    <main>${body}</main>`,
  );
}

/** A mail's own HTML, as the frame shows it; links open in a new tab. */
export function renderFrame(html: string): string {
  return `<!doctype html><meta charset="utf-8" /><base target="_blank" />${html}`;
}

export function renderNotFound(): string {
  return layout(
    'No encontrado',
    `<header class="top"><h1>Este correo no existe</h1>
      <p><a class="back" href="/buzon">← Volver al buzón</a></p></header>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function renderRow(mail: Mail): string {
  const preview = mail.text.replace(/\s+/g, ' ').trim().slice(0, PREVIEW_LETTERS);
  return `
      <li><a href="/buzon/mensajes/${mail.id}">
        <span class="to">${escapeHtml(mail.to.join(', '))}</span>
        ${renderTime(mail.receivedAt)}
        <strong>${escapeHtml(mail.subject || 'Sin asunto')}</strong>
        <span class="preview">${escapeHtml(preview)}</span>
      </a></li>`;
}

function renderNothing(address: string): string {
  return address === ''
    ? '<p class="nothing">Todavía no hay correos. Aparecerán aquí en cuanto lleguen.</p>'
    : `<p class="nothing">No hay correos para <b>${escapeHtml(address)}</b>. <a href="/buzon">Ver todos</a></p>`;
}

function renderTime(at: Date): string {
  return `<time datetime="${at.toISOString()}">${escapeHtml(DATE.format(at))}</time>`;
}

function linkify(text: string): string {
  return splitAtLinks(text)
    .map((part, index) => {
      const safe = escapeHtml(part);
      return index % 2 === 0
        ? safe
        : `<a href="${safe}" target="_blank" rel="noopener noreferrer">${safe}</a>`;
    })
    .join('');
}

function layout(title: string, content: string): string {
  return `<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)} · Vigía</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/buzon/buzon.css" />
    <script type="module" src="/buzon/buzon.js"></script>
  </head>
  <body>${content}
  </body>
</html>
`;
}
