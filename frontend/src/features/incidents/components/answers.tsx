import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer, Incident, Question } from '../../../shared/api/models.js';
import { currentLanguage, type Language } from '../../../shared/i18n/i18n.js';
import { campusQuery } from '../../../shared/places/campus-query.js';

/** What the reporter answered to the questions of the kind, in the words of the questions they were asked. */
export function Answers({ incident: { tipo, respuestas } }: { incident: Incident }) {
  const { t } = useTranslation();
  const { data: campus } = useQuery({ ...campusQuery, enabled: Boolean(respuestas) });
  const kind = campus?.tipos.find(({ clave, nombre }) => clave === tipo || nombre.es === tipo);
  const asked = kind && [...kind.preguntas_anteriores, ...(kind.preguntas ? [kind.preguntas] : [])];
  const questions = asked?.find(({ version }) => version === respuestas?.version)?.esquema
    .properties;
  if (!respuestas || !questions) return null;
  const words = { yes: t('answer.yes'), no: t('answer.no') };
  return (
    <dl className="mt-5 grid gap-x-6 gap-y-3 rounded-xl bg-sunken p-4 text-sm sm:grid-cols-2">
      {respuestas.valores.map(({ clave, valor }) => {
        const question = questions[clave];
        return (
          question && (
            <div key={clave} className="min-w-0">
              <dt className="text-xs text-ink-soft">{question['x-nombre'][currentLanguage()]}</dt>
              <dd className="font-medium break-words">
                {answerWords(valor, question, currentLanguage(), words)}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function answerWords(
  answer: Answer,
  question: Question,
  language: Language,
  words: { readonly yes: string; readonly no: string },
): string {
  if (typeof answer === 'boolean') return answer ? words.yes : words.no;
  if (typeof answer === 'number') return new Intl.NumberFormat(language).format(answer);
  const named = [answer].flat().map((word) => question['x-opciones']?.[word]?.[language] ?? word);
  return new Intl.ListFormat(language).format(named);
}
