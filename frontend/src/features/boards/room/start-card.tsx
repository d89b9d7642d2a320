import { ChevronRight, Map, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../shared/api/client.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { planAddress } from '../api/floor-plans.js';
import { photoRef, planRef } from '../image-refs.js';
import { useFloorPlans } from './pictures-dialog.js';
import { useRoom } from './room.js';
import { countOf, useRead, useSessionState } from './use-document.js';
import { usePutPicture } from './use-put-picture.js';

/** An empty board offers what there is to draw on; it is gone with the first line anybody draws. */
export function StartCard() {
  const { t } = useTranslation('boards');
  const { board, document, canWrite, ask, view } = useRoom();
  const { connection } = useSessionState();
  const count = useRead(document, countOf);
  const { plans, incident } = useFloorPlans();
  const put = usePutPicture();
  const [isDismissed, setDismissed] = useState(false);
  if (isDismissed || !canWrite || count > 0 || connection !== 'live') return null;
  const photo = incident?.fotos[0];
  const plan = plans[0];
  return (
    <section
      aria-label={t('start.title')}
      className="pointer-events-auto w-full max-w-sm animate-rise rounded-xl bg-raised p-4 shadow-raised"
    >
      <h2 className="heading text-lg">{t('start.title')}</h2>
      <p className="mt-0.5 text-sm text-ink-soft">
        {t(board.incidente_id === null ? 'start.lead' : 'start.leadIncident')}
      </p>
      <ul className="mt-3 space-y-1">
        {photo && (
          <li>
            <Choice
              title={t('start.photo')}
              help={t('start.photoHelp')}
              mark={
                <img
                  src={addressOf(photo.miniatura_url)}
                  alt=""
                  className="size-12 rounded-md object-cover"
                />
              }
              onPress={() => {
                put(photoRef(photo.id), { w: photo.ancho, h: photo.alto });
              }}
            />
          </li>
        )}
        {plan && (
          <li>
            <Choice
              title={
                board.incidente_id === null
                  ? t('start.plan')
                  : t('start.planOf', { name: plan.name[currentLanguage()] })
              }
              help={t('start.planHelp')}
              mark={
                board.incidente_id === null ? (
                  <Mark icon={Map} />
                ) : (
                  <img
                    src={planAddress(plan.key)}
                    alt=""
                    className="size-12 rounded-md bg-paper object-cover ring-1 ring-line"
                  />
                )
              }
              onPress={() => {
                if (board.incidente_id === null) ask('pictures');
                else put(planRef(plan.key), { w: plan.width, h: plan.height });
              }}
            />
          </li>
        )}
        {board.incidente_id !== null && plans.length > 1 && (
          <li>
            <Choice
              title={t('start.other')}
              help={t('start.otherHelp')}
              mark={<Mark icon={Map} />}
              onPress={() => {
                ask('pictures');
              }}
            />
          </li>
        )}
        <li>
          <Choice
            title={t('start.blank')}
            help={t('start.blankHelp')}
            mark={<Mark icon={PencilLine} />}
            onPress={() => {
              setDismissed(true);
              view.setTool('pencil');
              view.focus();
            }}
          />
        </li>
      </ul>
    </section>
  );
}

function Mark({ icon: Icon }: { icon: typeof Map }) {
  return (
    <span className="grid size-12 place-items-center rounded-md bg-sunken text-ink-soft">
      <Icon aria-hidden className="size-5.5" />
    </span>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly help: string;
  readonly mark: React.ReactNode;
  readonly onPress: () => void;
}

function Choice({ title, help, mark, onPress }: ChoiceProps) {
  return (
    <AriaButton
      onPress={onPress}
      className="focus-ring flex w-full items-center gap-3 rounded-lg p-2 text-left transition-colors hover:bg-sunken"
    >
      {mark}
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-semibold">{title}</span>
        <span className="block text-xs text-ink-faint">{help}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </AriaButton>
  );
}
