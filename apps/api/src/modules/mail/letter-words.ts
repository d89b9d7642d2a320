import type { Language } from '@vigia/platform';
import type { Letter, Words } from './letter.js';
import { noticeWords } from './notice-letter-words.js';

/** What the mail of a letter says, in every language. */
export function wordsOf(letter: Letter): Record<Language, Words> {
  switch (letter.kind) {
    case 'verify-email':
      return verifyWords(letter.hours);
    case 'reset-password':
      return resetWords(letter.hours);
    case 'account-approved':
      return approvedWords(letter.to);
    case 'password-changed':
      return passwordChangedWords(letter.to);
    case 'second-factor-removed':
      return secondFactorRemovedWords(letter.to, letter.by);
    case 'account-waiting':
      return waitingWords(letter.waiting);
    case 'notice':
    case 'notices':
    case 'summary':
    case 'page':
      return noticeWords(letter);
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

function approvedWords({ name }: Letter['to']): Record<Language, Words> {
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

function passwordChangedWords({ name }: Letter['to']): Record<Language, Words> {
  return {
    es: {
      subject: 'Tu contraseña de Vigía cambió',
      hello: `Hola, ${name}:`,
      ask: 'La contraseña de tu cuenta cambió y se cerraron tus demás sesiones. Si no fuiste tú, elige otra contraseña ahora:',
      button: 'Elegir otra contraseña',
      note: 'Si fuiste tú, no tienes que hacer nada.',
    },
    en: {
      subject: 'Your Vigía password changed',
      hello: `Hello ${name},`,
      ask: 'The password of your account changed, and your other sessions ended. If it was not you, choose another password now:',
      button: 'Choose another password',
      note: 'If it was you, there is nothing to do.',
    },
  };
}

function secondFactorRemovedWords(
  { name }: Letter['to'],
  by: string | null,
): Record<Language, Words> {
  return {
    es: {
      subject: 'Tu cuenta de Vigía ya no pide un código',
      hello: `Hola, ${name}:`,
      ask:
        by === null
          ? 'Quitaste el segundo paso: para entrar basta tu contraseña. Puedes activarlo de nuevo aquí:'
          : `${by}, de la administración, quitó el segundo paso de tu cuenta y cerró tus sesiones. Entra con tu contraseña y activa uno nuevo:`,
      button: 'Activar el segundo paso',
      note: 'Si no fuiste tú ni lo pediste, cambia tu contraseña y avisa a la administración.',
    },
    en: {
      subject: 'Your Vigía account takes no code any more',
      hello: `Hello ${name},`,
      ask:
        by === null
          ? 'You removed the second step: your password is enough to log in. You can set it up again here:'
          : `${by}, an admin, removed the second step of your account and ended your sessions. Log in with your password and set up a new one:`,
      button: 'Set up the second step',
      note: 'If it was not you and you did not ask for it, change your password and tell an admin.',
    },
  };
}
