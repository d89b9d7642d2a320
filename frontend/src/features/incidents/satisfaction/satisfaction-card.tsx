import { useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { FieldLabel } from '../../../shared/ui/field.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { MoveFailure } from '../components/move-failure.js';
import { useMove } from '../use-move.js';
import { Face, type Score, scores } from './face.js';

const maxLength = 500;

/** How content the reporter is: asked once it is done, and shown from then on. */
export function SatisfactionCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const given = incident.satisfaccion;
  if (given) {
    const score = scores.find((each) => each === given.puntos) ?? 3;
    return (
      <section
        aria-label={t('satisfaction.title')}
        className="mt-5 flex items-start gap-3 rounded-xl bg-sunken p-4 text-sm"
      >
        <Face score={score} className="size-8 text-accent" />
        <div className="min-w-0">
          <p className="font-semibold">{t(`satisfaction.score.${score}`)}</p>
          {given.texto !== '' && (
            <p className="mt-0.5 break-words whitespace-pre-wrap text-ink-soft">{given.texto}</p>
          )}
        </div>
      </section>
    );
  }
  return incident.acciones.includes('valorar') && incident.estado === 'cerrado' ? (
    <Ask incident={incident} />
  ) : null;
}

function Ask({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const move = useMove(incident);
  const [score, setScore] = useState<Score>();
  const [text, setText] = useState('');
  return (
    <section
      aria-label={t('satisfaction.title')}
      className="mt-5 animate-rise rounded-xl bg-accent-soft p-4"
    >
      <MoveFailure error={move.error} incident={incident} className="mb-3" />
      <RadioGroup
        value={score === undefined ? null : String(score)}
        onChange={(chosen) => {
          setScore(scores.find((each) => String(each) === chosen));
        }}
      >
        <FieldLabel label={t('satisfaction.ask')} />
        <div className="mt-3 grid grid-cols-5 gap-1.5">
          {scores.map((each) => (
            <RadioField key={each} value={String(each)} className="flex min-w-0">
              <RadioButton
                className={cx(
                  'flex min-h-16 w-full min-w-0 cursor-pointer flex-col items-center justify-center gap-1 rounded-lg px-0.5 py-2 text-center text-2xs leading-3.5 text-ink-soft transition-colors hover:bg-raised',
                  'data-selected:bg-raised data-selected:font-semibold data-selected:text-accent data-selected:ring-2 data-selected:ring-accent',
                  'data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent',
                )}
              >
                <Face score={each} className="size-8" />
                {t(`satisfaction.short.${each}`)}
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      {score !== undefined && (
        <div className="mt-4 flex animate-rise flex-col gap-3">
          <TextField
            label={t('satisfaction.text')}
            optional
            rows={2}
            maxLength={maxLength}
            value={text}
            onChange={setText}
          />
          <Button
            look="primary"
            isPending={move.isPending}
            onPress={() => {
              move.mutate({ action: 'valorar', score, text: text.trim() });
            }}
            className="self-end max-sm:w-full"
          >
            {t('satisfaction.submit')}
          </Button>
        </div>
      )}
    </section>
  );
}
