import type { Language } from '@vigia/platform';
import type { LabelledLink, Letter, Line, MailedNotice, Words } from './letter.js';

type NoticeLetter = Extract<Letter, { kind: 'notice' | 'notices' | 'summary' | 'page' }>;

/** What a mail about one or several notices says; its sentences come in the language of the letter. */
export function noticeWords(letter: NoticeLetter): Record<Language, Words> {
  switch (letter.kind) {
    case 'notice':
      return both(letter, oneNotice);
    case 'notices':
      return both(letter, severalNotices);
    case 'summary':
      return both(letter, summary);
    case 'page':
      return both(letter, page);
  }
}

const LABELS = {
  es: {
    see: 'Ver',
    mute: 'Silenciar este incidente',
    preferences: 'Elegir qué avisos recibo',
    seeIncident: 'Ver el incidente',
    seeInbox: 'Ver mis avisos',
  },
  en: {
    see: 'See it',
    mute: 'Mute this incident',
    preferences: 'Choose what I am told',
    seeIncident: 'See the incident',
    seeInbox: 'See my notices',
  },
} as const;

function both(
  letter: NoticeLetter,
  words: (letter: NoticeLetter, language: Language) => Words,
): Record<Language, Words> {
  return { es: words(letter, 'es'), en: words(letter, 'en') };
}

function oneNotice(letter: NoticeLetter, language: Language): Words {
  const [notice] = letter.notices;
  const { muteLink } = notice;
  return {
    ...greeting(letter, language),
    subject: `${notice.sentence}: ${notice.title}`,
    ask: [`${notice.sentence}: «${notice.title}».`, ...quoted(notice)].join(' '),
    button: LABELS[language].seeIncident,
    note: `${reason(language)} ${notice.why}`,
    links: [...mute(muteLink, language), preferences(letter, language)],
    unsubscribe: muteLink ?? letter.preferencesLink,
  };
}

function severalNotices(letter: NoticeLetter, language: Language): Words {
  const count = countOf(letter);
  return {
    ...greeting(letter, language),
    ...list(letter, language),
    subject:
      language === 'es' ? `${count} avisos nuevos en Vigía` : `${count} new notices in Vigía`,
    ask: language === 'es' ? 'Esto pasó hace poco:' : 'This happened a moment ago:',
    note:
      language === 'es'
        ? 'Recibes este correo porque elegiste que te escribamos al momento.'
        : 'You get this mail because you chose to be mailed at once.',
  };
}

function summary(letter: NoticeLetter, language: Language): Words {
  const count = countOf(letter);
  const isOne = count === '1';
  const subject = {
    es: `Tu resumen del día: ${count} ${isOne ? 'aviso' : 'avisos'}`,
    en: `Your summary of the day: ${count} ${isOne ? 'notice' : 'notices'}`,
  };
  return {
    ...greeting(letter, language),
    ...list(letter, language),
    subject: subject[language],
    ask: language === 'es' ? 'Esto todavía no lo leíste:' : 'You have not read this yet:',
    note:
      language === 'es'
        ? 'Recibes este correo una vez al día, solo cuando hay algo sin leer.'
        : 'You get this mail once a day, and only when something is unread.',
  };
}

function page(letter: NoticeLetter, language: Language): Words {
  const [notice, ...others] = letter.notices;
  const more = others.length + letter.more;
  const suffix = more === 0 ? '' : ` (+${String(more)})`;
  const again = {
    es: 'Nadie respondió en diez minutos.',
    en: 'Nobody answered within ten minutes.',
  }[language];
  return {
    ...greeting(letter, language),
    subject:
      language === 'es'
        ? `CRÍTICO: ${notice.title}${suffix}`
        : `CRITICAL: ${notice.title}${suffix}`,
    ask: [
      ...(letter.isRepeated ? [again] : []),
      `${notice.sentence}: «${notice.title}».`,
      language === 'es' ? 'El riesgo es crítico.' : 'The risk is critical.',
      ...quoted(notice),
    ].join(' '),
    ...(others.length > 0 && { lines: others.map((one) => line(one, language)) }),
    button: LABELS[language].seeIncident,
    note:
      language === 'es'
        ? 'Recibes este correo porque administras Vigía y estás de guardia, o porque nadie lo está. Abrirlo en tus avisos o hacer algo con el incidente cuenta como respuesta: si nadie responde en diez minutos, se avisa a toda la administración.'
        : 'You get this mail because you are an admin of Vigía on duty, or because nobody is. Opening it in your notices or acting on the incident counts as an answer: where nobody answers within ten minutes, all admins are told.',
    links: [preferences(letter, language)],
  };
}

function greeting({ to }: NoticeLetter, language: Language): Pick<Words, 'hello'> {
  return { hello: language === 'es' ? `Hola, ${to.name}:` : `Hello ${to.name},` };
}

function list(
  letter: NoticeLetter,
  language: Language,
): Pick<Words, 'lines' | 'button' | 'links' | 'unsubscribe'> {
  const { notices, more, link, preferencesLink } = letter;
  const rest: Line = {
    text: language === 'es' ? `y ${String(more)} más` : `and ${String(more)} more`,
    detail: '',
    links: [{ label: LABELS[language].seeInbox, href: link }],
  };
  return {
    lines: [...notices.map((one) => line(one, language)), ...(more > 0 ? [rest] : [])],
    button: LABELS[language].seeInbox,
    links: [preferences(letter, language)],
    unsubscribe: preferencesLink,
  };
}

function line(notice: MailedNotice, language: Language): Line {
  const { sentence, title, when, why, link, muteLink } = notice;
  return {
    text: `${sentence}: ${title}`,
    detail: [when, why, ...quoted(notice)].join(' · '),
    links: [{ label: LABELS[language].see, href: link }, ...mute(muteLink, language)],
  };
}

function quoted({ quote }: MailedNotice): readonly string[] {
  return quote === null || quote === '' ? [] : [`“${quote}”`];
}

function mute(href: string | null, language: Language): readonly LabelledLink[] {
  return href === null ? [] : [{ label: LABELS[language].mute, href }];
}

function preferences({ preferencesLink }: NoticeLetter, language: Language): LabelledLink {
  return { label: LABELS[language].preferences, href: preferencesLink };
}

function reason(language: Language): string {
  return language === 'es' ? 'Por qué recibes este correo:' : 'Why you get this mail:';
}

function countOf({ notices, more }: NoticeLetter): string {
  return String(notices.length + more);
}
