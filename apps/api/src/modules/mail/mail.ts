import type { InvitedRole } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';

/** A mail to one person. */
export interface Mail {
  /** What it is for, as the log names it. */
  readonly kind: Letter['kind'];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Person {
  readonly email: string;
  readonly name: string;
}

/** What there is to tell somebody. */
export type Letter = {
  readonly to: Person;
  readonly link: string;
  readonly language: Language;
} & (
  | { readonly kind: 'verify-email' | 'reset-password'; readonly hours: number }
  | { readonly kind: 'account-approved' }
  | {
      readonly kind: 'account-waiting';
      readonly waiting: { readonly email: string; readonly speciality: string };
    }
  | {
      readonly kind: 'invitation';
      readonly by: string;
      readonly role: InvitedRole;
      readonly hours: number;
    }
);

/** The mail that tells it, as text and as simple HTML. */
export function mailOf(letter: Letter): Mail {
  const { kind, to, link, language } = letter;
  return { kind, to: to.email, ...compose(wordsOf(letter)[language], link, language) };
}

function wordsOf(letter: Letter): Record<Language, Words> {
  switch (letter.kind) {
    case 'verify-email':
      return verifyWords(letter.hours);
    case 'reset-password':
      return resetWords(letter.hours);
    case 'account-approved':
      return approvedWords(letter.to);
    case 'account-waiting':
      return waitingWords(letter.waiting);
    case 'invitation':
      return invitationWords(letter);
  }
}

/** Names nobody: whoever registered the address may be a stranger with a message of their own. */
function verifyWords(hours: number): Record<Language, Words> {
  return {
    es: {
      subject: 'Verifica tu correo en Vigía',
      hello: 'Hola:',
      ask: 'Abre este enlace para verificar tu correo y activar tu cuenta:',
      button: 'Verificar mi correo',
      note: `El enlace funciona una sola vez y vence en ${hoursIn('es', hours)}. Si no creaste una cuenta, ignora este mensaje.`,
    },
    en: {
      subject: 'Verify your address for Vigía',
      hello: 'Hello,',
      ask: 'Open this link to verify your address and activate your account:',
      button: 'Verify my address',
      note: `The link works once and expires in ${hoursIn('en', hours)}. If you did not create an account, ignore this message.`,
    },
  };
}

/** Names nobody: whoever asked for it may be a stranger. */
function resetWords(hours: number): Record<Language, Words> {
  return {
    es: {
      subject: 'Elige otra contraseña para Vigía',
      hello: 'Hola:',
      ask: 'Abre este enlace para elegir otra contraseña. Se cerrarán todas tus sesiones:',
      button: 'Elegir otra contraseña',
      note: `El enlace funciona una sola vez y vence en ${hoursIn('es', hours)}. Si no lo pediste, ignora este mensaje: tu contraseña sigue siendo la misma.`,
    },
    en: {
      subject: 'Choose another password for Vigía',
      hello: 'Hello,',
      ask: 'Open this link to choose another password. All your sessions will end:',
      button: 'Choose another password',
      note: `The link works once and expires in ${hoursIn('en', hours)}. If you did not ask for it, ignore this message: your password stays as it is.`,
    },
  };
}

function hoursIn(language: Language, hours: number): string {
  if (hours === 1) return language === 'es' ? 'una hora' : 'an hour';
  return `${String(hours)} ${language === 'es' ? 'horas' : 'hours'}`;
}

function approvedWords({ name }: Person): Record<Language, Words> {
  return {
    es: {
      subject: 'Tu cuenta de Vigía fue aprobada',
      hello: `Hola, ${name}:`,
      ask: 'Un administrador aprobó tu cuenta. Ya puedes usarla:',
      button: 'Abrir Vigía',
      note: 'Recibes este mensaje porque tienes una cuenta en Vigía.',
    },
    en: {
      subject: 'Your Vigía account was approved',
      hello: `Hello ${name},`,
      ask: 'An admin approved your account. You can use it now:',
      button: 'Open Vigía',
      note: 'You get this message because you have an account on Vigía.',
    },
  };
}

/** Says the proved address and the chosen trade, and nothing else that the stranger typed. */
function waitingWords({
  email,
  speciality,
}: Extract<Letter, { kind: 'account-waiting' }>['waiting']): Record<Language, Words> {
  return {
    es: {
      subject: 'Una cuenta espera tu aprobación en Vigía',
      hello: 'Hola:',
      ask: `${email} (${speciality}) confirmó su correo y espera que alguien de la administración apruebe su cuenta:`,
      button: 'Ver quién espera',
      note: 'Recibes este mensaje porque administras Vigía.',
    },
    en: {
      subject: 'An account waits for your approval in Vigía',
      hello: 'Hello,',
      ask: `${email} (${speciality}) confirmed their address and waits for an admin to approve the account:`,
      button: 'See who waits',
      note: 'You get this message because you are an admin of Vigía.',
    },
  };
}

function invitationWords({
  by,
  role,
  hours,
}: Extract<Letter, { kind: 'invitation' }>): Record<Language, Words> {
  const isAdmin = role === 'admin';
  const days = String(Math.round(hours / 24));
  return {
    es: {
      subject: `${by} te invita a Vigía`,
      hello: 'Hola:',
      ask: `${by} te invita a Vigía como ${isAdmin ? 'administrador o administradora' : 'parte del personal'}. Abre este enlace para crear tu cuenta:`,
      button: 'Crear mi cuenta',
      note: `El enlace funciona una sola vez y vence en ${days} días. Si no esperabas esta invitación, ignora este mensaje.`,
    },
    en: {
      subject: `${by} invites you to Vigía`,
      hello: 'Hello,',
      ask: `${by} invites you to Vigía as ${isAdmin ? 'an admin' : 'a member of the staff'}. Open this link to create your account:`,
      button: 'Create my account',
      note: `The link works once and expires in ${days} days. If you did not expect this invitation, ignore this message.`,
    },
  };
}

interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly ask: string;
  readonly button: string;
  readonly note: string;
}

function compose(
  { subject, hello, ask, button, note }: Words,
  link: string,
  language: Language,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const paragraphs = [
    escapeHtml(hello),
    escapeHtml(ask),
    `<a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5d4b;color:#ffffff;text-decoration:none">${escapeHtml(button)}</a>`,
    `<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`,
    `<small>${escapeHtml(note)}</small>`,
  ];
  return {
    subject,
    text: `${hello}\n\n${ask}\n\n${link}\n\n${note}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.5">${paragraphs
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('')}</body></html>`,
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
