import { useQuery } from '@tanstack/react-query';
import i18next, { type TFunction } from 'i18next';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import type { Entry } from '../../../shared/outbox/entry.js';
import { useOutbox, useOutboxView } from '../../../shared/outbox/use-outbox.js';
import { photoRefusalText } from '../../../shared/photos/photo-refusals.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { exactTime, TimeAgo } from '../../../shared/ui/time-ago.js';
import { actWords, ownText, serverWords } from '../act-words.js';
import { changesQuery } from '../changes-query.js';
import { givenUpWith, isStillPossible, isWorthAnotherTry } from '../decisions.js';

export interface DecisionDialogProps {
  readonly entry: Entry;
  readonly onClose: () => void;
  /** Takes a refused report back into its form. */
  readonly onFix: (entry: Entry) => void;
}

/** [OFF-4] What was done here beside what the server has: nothing is decided but by a press of one of its buttons. */
export function DecisionDialog(props: DecisionDialogProps) {
  return props.entry.state === 'conflict' ? <Conflict {...props} /> : <Refused {...props} />;
}

function Conflict({ entry, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('outbox');
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const { refusal, seen } = entry;
  const now = refusal?.theirs ?? null;
  const isPossible = isStillPossible(entry);
  const alsoGone = givenUpWith(entry, entries);
  return (
    <Dialog
      title={t('conflict.title')}
      description={entry.title}
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      <DialogBody className="flex flex-col gap-4">
        <Mine entries={[entry, ...alsoGone]} />
        <div className="grid gap-3 sm:grid-cols-2">
          {seen && (
            <Part title={t('conflict.before')}>
              <Facts incident={seen} />
            </Part>
          )}
          <Part title={t('conflict.now')} isStrong>
            {now ? <Facts incident={now} /> : <p>{t('conflict.gone')}</p>}
            {now && <WhoChanged entry={entry} />}
          </Part>
        </div>
        {!isPossible && <p className="text-sm">{serverWords(entry) ?? t('conflict.impossible')}</p>}
        <DialogActions>
          <Button look="quiet" onPress={onClose}>
            {t('later')}
          </Button>
          <Button
            onPress={() => {
              void outbox?.discard([entry, ...alsoGone].map(({ id }) => id));
              onClose();
            }}
          >
            {t('conflict.keepTheirs')}
          </Button>
          {isPossible && now && (
            <Button
              look="primary"
              onPress={() => {
                void outbox?.retry(entry, now.version);
                onClose();
              }}
            >
              {t('conflict.doMine')}
            </Button>
          )}
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

function Refused({ entry, onClose, onFix }: DecisionDialogProps) {
  const { t } = useTranslation('outbox');
  const outbox = useOutbox();
  const [isAsking, setAsking] = useState(false);
  const { t: tShared } = useTranslation();
  const code = entry.refusal?.code;
  const isUncertain = code === 'uncertain';
  const photoText = photoRefusalText(code);
  const reason = photoText === undefined ? serverWords(entry) : tShared(photoText);
  return (
    <Dialog
      title={t(isUncertain ? 'uncertain.title' : 'refused.title')}
      description={entry.title}
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      <DialogBody className="flex flex-col gap-4">
        <Mine entries={[entry]} />
        <Part title={t('refused.said')} isStrong>
          <p>{isUncertain ? t('uncertain.body') : (reason ?? t('refused.wordless'))}</p>
        </Part>
        {isAsking && (
          <p role="alert" className="text-sm font-semibold">
            {t('discard.ask')}
          </p>
        )}
        <DialogActions>
          <Button look="quiet" onPress={onClose}>
            {t('later')}
          </Button>
          {isAsking ? (
            <Button
              look="danger"
              onPress={() => {
                void outbox?.discard([entry.id]);
                onClose();
              }}
            >
              {t('discard.yes')}
            </Button>
          ) : (
            <Button
              onPress={() => {
                setAsking(true);
              }}
            >
              {t('refused.discard')}
            </Button>
          )}
          {entry.act.kind === 'report' && !isUncertain ? (
            <Button
              look="primary"
              onPress={() => {
                onFix(entry);
              }}
            >
              {t('refused.fix')}
            </Button>
          ) : (
            isWorthAnotherTry(entry) && (
              <Button
                look="primary"
                onPress={() => {
                  void outbox?.retry(entry);
                  onClose();
                }}
              >
                {t(code === 'photo-lost' ? 'refused.without' : 'refused.again')}
              </Button>
            )
          )}
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

/** What the person did, with the words they wrote, to be copied before they are given up. */
function Mine({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('outbox');
  return (
    <Part title={t('mine')}>
      <ul className="flex flex-col gap-2">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-semibold">{actWords(entry, t)}</span>
              <span className="text-xs text-ink-faint">
                {exactTime(entry.at, currentLanguage())}
              </span>
            </p>
            {entry.photos.length > 0 && <p>{t('photos', { count: entry.photos.length })}</p>}
            <OwnText text={ownText(entry)} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function OwnText({ text }: { text: string | undefined }) {
  const { t } = useTranslation('outbox');
  if (text === undefined || text === '') return null;
  return (
    <>
      <p className="mt-1 break-words whitespace-pre-wrap">{text}</p>
      <Button
        look="quiet"
        size="sm"
        className="-ml-3"
        onPress={() => void navigator.clipboard.writeText(text)}
      >
        <Copy aria-hidden className="size-4" />
        {t('copy')}
      </Button>
    </>
  );
}

function Facts({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { estado, asignado_a_nombre: worker, pausa, nota_resolucion: note, motivo } = incident;
  return (
    <div className="flex flex-col items-start gap-1.5">
      <p className="font-semibold break-words">{incident.titulo}</p>
      <StateBadge state={estado} />
      {worker !== undefined && <p>{worker ?? t('incident.unassigned')}</p>}
      {pausa && (
        <p>{pausa.motivo ? t('pause.because', { reason: pausa.motivo }) : t('pause.plain')}</p>
      )}
      {note && <p className="break-words whitespace-pre-wrap">{note}</p>}
      {motivo && <p className="break-words whitespace-pre-wrap">{motivo}</p>}
    </div>
  );
}

/** The last that others did to it; nothing where that cannot be had. */
function WhoChanged({ entry: { subject, seen } }: { entry: Entry }) {
  const { t } = useTranslation();
  const { data: events = [] } = useChanges(subject, seen);
  return (
    <ul className="mt-2 flex flex-col gap-1 text-xs text-ink-soft">
      {events.map((event) => (
        <li key={event.id}>
          {changeWords(event, t)} · <TimeAgo at={event.fecha} />
        </li>
      ))}
    </ul>
  );
}

type Change = NonNullable<ReturnType<typeof useChanges>['data']>[number];

const useChanges = (id: string, seen: Incident | undefined) => useQuery(changesQuery(id, seen));

/** A server newer than this page may tell of things it has no words for. */
function changeWords({ tipo, who, worker }: Change, t: TFunction): string {
  const actor = who ?? t('person.someone');
  if (worker) return t('timeline.asignadoA', { actor, worker });
  const key = `timeline.${tipo}`;
  return i18next.exists(key) ? t(key as 'timeline.editado', { actor }) : actor;
}

function Part({
  title,
  isStrong = false,
  children,
}: {
  title: string;
  isStrong?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      className={
        isStrong
          ? 'rounded-lg bg-warning-soft px-4 py-3 text-sm'
          : 'rounded-lg bg-sunken px-4 py-3 text-sm ring-1 ring-line ring-inset'
      }
    >
      <h3 className="mb-1.5 text-xs font-semibold text-ink-soft">{title}</h3>
      {children}
    </section>
  );
}
