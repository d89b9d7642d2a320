import { Send } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Intention } from '../../../shared/api/intention.js';
import type { Campus, Incident } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { placeProblem } from '../../../shared/form/problem-fields.js';
import { useDoDeed } from '../../../shared/outbox/use-outbox.js';
import { usePhotoUploads } from '../../../shared/photos/use-photo-uploads.js';
import type { Place } from '../../../shared/places/campus.js';
import { Button } from '../../../shared/ui/button.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { toast } from '../../../shared/ui/toast.js';
import { sendReport, toReport } from '../api/report.js';
import type { Draft, ReportForm } from '../draft/draft.js';
import { keepLastPlace, lastPlaceOf } from '../draft/last-place.js';
import { useDraft } from '../draft/use-draft.js';
import { Hurry } from '../hurry.js';
import {
  emptyReport,
  isEmpty,
  missingIn,
  reachable,
  type ReportField,
  type ReportValues,
  type Step,
  stepOfField,
  steps,
  wrongAnswers,
} from '../report-values.js';
import { CheckStep } from './check-step.js';
import { Joined } from './joined.js';
import { PhotosStep } from './photos-step.js';
import { PhotosWait } from './photos-wait.js';
import { SimilarCard } from './similar-card.js';
import { StepFrame } from './step-frame.js';
import { WhatStep } from './what-step.js';
import { WhereStep } from './where-step.js';

/** How a report may end. */
export interface ReportEnds {
  /** It is on the server; some photos may not have arrived. */
  readonly onSent: (incident: Incident) => void;
  /** It is on the device, and goes to the server as soon as that can be reached. */
  readonly onKept: () => void;
  /** The student joined somebody else's report, or took that back. */
  readonly onJoined: (incident: Incident) => void;
}

export interface WizardProps extends ReportEnds {
  readonly campus: Campus;
  readonly resumed?: Draft;
}

type Errors = Readonly<Partial<Record<ReportField, string>>>;

/** The four steps of a report. What is entered is kept on the device all along. */
export function Wizard({ campus, resumed, onSent, onKept, onJoined }: WizardProps) {
  const { t } = useTranslation('report');
  const { email } = useViewer();
  const [values, setValues] = useState(resumed?.values ?? emptyReport);
  const [dismissed, setDismissed] = useState(resumed?.dismissed ?? []);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const [joined, setJoined] = useState<Incident>();
  const [lastPlace] = useState<Place | undefined>(() => lastPlaceOf(email));
  const [intention] = useState(() => new Intention(undefined, resumed?.intended));
  const [hurry] = useState(() => new Hurry());
  const doDeed = useDoDeed();
  const photos = usePhotoUploads();
  const { step, go, isEntered } = useStep(values, campus, resumed?.step);

  useEffect(() => {
    photos.resume(resumed?.photos ?? []);
  }, [photos, resumed]);

  const chosen = photos.current();
  const draft = useDraft(
    email,
    JSON.stringify([values, step, dismissed, chosen.map(({ key, state }) => [key, state])]),
    () =>
      isEmpty(values) && photos.current().length === 0
        ? undefined
        : {
            values,
            step,
            dismissed,
            photos: photos.keepable(),
            ...(intention.current && { intended: intention.current }),
          },
  );

  const change = useCallback((changes: Partial<ReportValues>) => {
    setValues((before) => ({ ...before, ...changes }));
    setErrors((before) => without(before, Object.keys(changes) as ReportField[]));
  }, []);

  const proceed = () => {
    const missing = missingIn(step, values, campus);
    if (missing.length === 0) {
      go(steps[steps.indexOf(step) + 1] ?? 'check');
      return;
    }
    setErrors(Object.fromEntries(missing.map((field) => [field, t(missingWords[field])])));
    focusFirstInvalid();
  };

  const send = async () => {
    setSending(true);
    setFailure(undefined);
    try {
      await photos.settled(hurry.start());
      const report = toReport(values, campus, photos.ready());
      const { fotos: _, ...words } = report;
      const files = photos.sendable();
      const key = intention.keyFor([words, files.map((photo) => photo.key)]);
      await draft.save();
      const form: ReportForm = { values, dismissed };
      const made = await doDeed(
        {
          id: key,
          subject: key,
          title: words.titulo,
          act: { kind: 'report', report: words, form },
        },
        files,
        async () => ({ kind: 'incident', incident: await sendReport(report, { key }) }),
      );
      intention.settle();
      await draft.end();
      if (values.lugar) keepLastPlace(email, values.lugar);
      if (made === 'waiting') onKept();
      else if (made.kind === 'incident') {
        tell(made.incident);
        onSent(made.incident);
      }
    } catch (error) {
      refused(error);
    } finally {
      setSending(false);
    }
  };

  const refused = (error: unknown) => {
    photos.renewIfRefused(error);
    if (!(error instanceof Problem)) {
      setFailure(error);
      return;
    }
    if (error.status < 500) intention.settle();
    const { fields, hasRest } = placeProblem(error, Object.keys(stepOfField) as ReportField[]);
    setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
    const [first] = fields;
    if (hasRest || first === undefined) setFailure(error);
    else go(stepOfField[first.field]);
  };

  const tell = (incident: Incident) => {
    const missing = photos.current().length - incident.fotos.length;
    toast({
      title: t('sent.title'),
      body: missing > 0 ? t('sent.missingPhotos', { count: missing }) : t('sent.body'),
      mark: <StateMark state="pendiente" className="mt-0.5 size-4.5" />,
    });
  };

  if (joined !== undefined) {
    return (
      <Joined
        incident={joined}
        onUndone={(incident) => {
          draft.reopen();
          setJoined(undefined);
          setDismissed([...dismissed, incident.id]);
          onJoined(incident);
        }}
      />
    );
  }

  const similar = (
    <SimilarCard
      campus={campus}
      values={values}
      dismissed={dismissed}
      onDismiss={(ids) => {
        setDismissed([...dismissed, ...ids]);
      }}
      onJoined={(incident) => {
        setJoined(incident);
        void draft.end();
        onJoined(incident);
      }}
    />
  );
  const before = steps[steps.indexOf(step) - 1];

  return (
    <StepFrame
      step={step}
      isEntered={isEntered}
      onBack={
        before &&
        (() => {
          go(before, { replace: true });
        })
      }
      action={
        step === 'check' ? (
          <Button
            look="primary"
            size="lg"
            isPending={isSending}
            onPress={() => {
              void send();
            }}
          >
            <Send aria-hidden className="size-4.5" />
            {t('submit')}
          </Button>
        ) : (
          <Button look="primary" size="lg" onPress={proceed}>
            {step === 'photos' && chosen.length === 0 ? t('nextWithoutPhoto') : t('next')}
          </Button>
        )
      }
    >
      {step === 'photos' && <PhotosStep photos={photos} />}
      {step === 'where' && (
        <WhereStep
          buildings={campus.edificios}
          place={values.lugar}
          onPlace={(lugar) => {
            change({ lugar });
          }}
          detail={values.detalle}
          onDetail={(detalle) => {
            change({ detalle });
          }}
          lastPlace={lastPlace}
          error={errors.lugar}
        />
      )}
      {step === 'what' && (
        <WhatStep
          campus={campus}
          values={values}
          onChange={change}
          errors={errors}
          wrongAnswers={errors.respuestas === undefined ? [] : wrongAnswers(values, campus)}
          similar={similar}
        />
      )}
      {step === 'check' && (
        <CheckStep campus={campus} values={values} photos={photos} onChange={go}>
          {similar}
          {failure !== undefined && (
            <div className="flex flex-col gap-2">
              <FormFailure error={failure} />
              <p className="text-xs text-ink-faint">{t('failure.draft')}</p>
            </div>
          )}
          {isSending && photos.isBusy() && (
            <PhotosWait
              onSkip={() => {
                hurry.now();
              }}
            />
          )}
        </CheckStep>
      )}
    </StepFrame>
  );
}

/** The step of the address, so that going back on a phone goes one step back; never beyond what is complete. */
function useStep(values: ReportValues, campus: Campus, first: Step | undefined) {
  const [search, setSearch] = useSearchParams();
  const [isEntered, setEntered] = useState(false);
  const asked =
    steps.find((each) => each === search.get('paso')) ?? (isEntered ? undefined : first);
  const go = (step: Step, options?: { replace: boolean }) => {
    setEntered(true);
    setSearch({ paso: step }, options);
  };
  return { step: reachable(asked ?? 'photos', values, campus), go, isEntered };
}

const missingWords = {
  lugar: 'place.missing',
  detalle: 'place.missing',
  titulo: 'titulo.missing',
  descripcion: 'titulo.missing',
  tipo: 'tipo.missing',
  respuestas: 'questions.wrong',
  nivel_riesgo: 'tipo.missing',
} as const satisfies Record<ReportField, string>;

/** After the errors are on the screen. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(
      'main [aria-invalid=true], main [role=radiogroup][data-invalid] input',
    );
    field?.focus();
  });
}

function without(errors: Errors, fields: readonly ReportField[]): Errors {
  return Object.fromEntries(
    Object.entries(errors).filter(([field]) => !fields.includes(field as ReportField)),
  );
}
