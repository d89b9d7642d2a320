import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../shared/api/models.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { ChannelSwitch } from './channel-switch.js';

type Topic = Preferences['temas'][number];

const timings = ['no', 'al_momento', 'resumen'] as const;
/** One grid for the heads and all rows, so that the columns stand under each other whatever the language. */
const columns = 'md:grid md:grid-cols-[minmax(0,1fr)_5rem_5.5rem_17rem] md:items-center md:gap-x-4';

/** What one hears of by channel: a table on a desk, a card for each topic on a phone. */
export function TopicTable({
  topics,
  onChange,
}: {
  readonly topics: readonly Topic[];
  readonly onChange: (topic: Topic) => void;
}) {
  const { t } = useTranslation('preferences');
  return (
    <section aria-labelledby="topics" className="mt-5">
      <h2 id="topics" className="heading text-lg md:sr-only">
        {t('topics.title')}
      </h2>
      <div
        aria-hidden
        className={`${columns} hidden border-b border-line-strong pb-2 text-xs font-semibold text-ink-soft`}
      >
        <span>{t('topics.topic')}</span>
        <span className="text-center">{t('topics.app')}</span>
        <span className="text-center">{t('topics.push')}</span>
        <span>{t('topics.mail')}</span>
      </div>
      <ul className="max-md:mt-3 max-md:space-y-3 md:divide-y md:divide-line">
        {topics.map((topic) => (
          <TopicRow key={topic.clave} topic={topic} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

function TopicRow({
  topic,
  onChange,
}: {
  readonly topic: Topic;
  readonly onChange: (topic: Topic) => void;
}) {
  const { t } = useTranslation('preferences');
  const { clave, app, push, correo, enviable } = topic;
  const name = t(`topic.${clave}.name`);
  return (
    <li
      id={clave}
      tabIndex={-1}
      className={`${columns} focus-ring rounded-lg max-md:bg-raised max-md:p-4 max-md:shadow-card max-md:ring-1 max-md:ring-line max-md:ring-inset md:rounded-none md:py-3.5`}
    >
      <div>
        <h3 className="text-sm font-semibold">{name}</h3>
        <p className="mt-0.5 text-xs text-pretty text-ink-soft">{t(`topic.${clave}.about`)}</p>
      </div>
      <div className="max-md:mt-2 md:flex md:justify-center">
        <ChannelSwitch
          channel={t('topics.app')}
          topic={name}
          isSelected={app}
          onChange={(isOn) => {
            onChange({ ...topic, app: isOn });
          }}
        />
      </div>
      {enviable ? (
        <>
          <div className="md:flex md:justify-center">
            <ChannelSwitch
              channel={t('topics.push')}
              topic={name}
              isSelected={push}
              onChange={(isOn) => {
                onChange({ ...topic, push: isOn });
              }}
            />
          </div>
          <div className="max-md:mt-1.5">
            <p aria-hidden className="mb-1.5 text-sm md:hidden">
              {t('topics.mail')}
            </p>
            <Segmented
              label={`${t('topics.mail')}: ${name}`}
              value={correo}
              segments={timings.map((id) => ({ id, label: t(`mail.${id}`) }))}
              onChange={(next) => {
                onChange({ ...topic, correo: next });
              }}
              className="flex w-full"
            />
          </div>
        </>
      ) : (
        <p className="text-xs text-ink-faint max-md:mt-1 md:col-span-2">{t('topics.onlyApp')}</p>
      )}
    </li>
  );
}
