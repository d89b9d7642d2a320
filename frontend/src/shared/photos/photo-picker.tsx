import { Camera, CircleAlert, CloudOff, ImagePlus, RotateCw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { useOutbox } from '../outbox/use-outbox.js';
import { type ChosenPhoto, isCutOff, type PhotoUploads } from './photo-uploads.js';
import { usePhotoWords } from './use-photo-words.js';

/** Without HEIC, so that phones that take it hand over a JPEG instead. */
const offered = ['image/jpeg', 'image/png', 'image/webp'];

export interface PhotoPickerProps {
  readonly uploads: PhotoUploads;
  /** How many may be chosen. */
  readonly max: number;
}

/** Choosing photos, or taking them: each is sent at once, and can be taken out or tried again by itself. */
export function PhotoPicker({ uploads, max }: PhotoPickerProps) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(0);
  const photos = uploads.current();
  const canWait = useOutbox() !== undefined;
  const waits = ({ failure }: ChosenPhoto) => canWait && failure !== undefined && isCutOff(failure);
  const isFull = photos.length >= max;
  const add = (files: readonly File[]) => {
    setLeft(uploads.add(files, max));
    if (uploads.current().length >= max) group.current?.focus();
  };
  const remove = (key: string) => {
    setLeft(0);
    uploads.remove(key);
    group.current?.focus();
  };

  return (
    <div
      ref={group}
      role="group"
      tabIndex={-1}
      aria-label={t('photos.label')}
      className="flex flex-col gap-2 outline-none"
    >
      <ul className={cx('grid grid-cols-3 gap-2 sm:grid-cols-4', photos.length === 0 && 'hidden')}>
        {arranged(photos, waits).map((photo) =>
          photo.state === 'failed' && !waits(photo) ? (
            <FailedPhoto
              key={photo.key}
              photo={photo}
              onRemove={remove}
              onRetry={(key) => {
                uploads.retry(key);
                group.current?.focus();
              }}
            />
          ) : (
            <PhotoTile key={photo.key} photo={photo} waits={waits(photo)} onRemove={remove} />
          ),
        )}
      </ul>
      {!isFull && (
        <FileTrigger
          acceptedFileTypes={offered}
          allowsMultiple
          onSelect={(files) => {
            add([...(files ?? [])]);
          }}
        >
          <AriaButton
            className={cx(
              'focus-ring flex w-full items-center gap-4 rounded-xl border border-dashed border-line-strong bg-sunken text-left transition-colors hover:border-accent data-pressed:bg-pressed',
              photos.length === 0 ? 'px-4 py-5' : 'min-h-11 px-4 py-2',
            )}
          >
            {photos.length === 0 ? (
              <>
                <span className="grid size-12 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
                  <Camera aria-hidden className="size-6" />
                </span>
                <span className="min-w-0">
                  <span className="heading block text-lg">{t('photos.add')}</span>
                  <span className="block text-sm text-ink-soft">
                    {t('photos.hint', { count: max })}
                  </span>
                </span>
              </>
            ) : (
              <>
                <ImagePlus aria-hidden className="size-5 text-accent" />
                <span className="flex-1 text-sm font-semibold">{t('photos.addMore')}</span>
                <span className="text-xs text-ink-faint tabular-nums">
                  {t('photos.count', { count: photos.length, max })}
                </span>
              </>
            )}
          </AriaButton>
        </FileTrigger>
      )}
      {left > 0 && (
        <p role="alert" className="flex items-start gap-1.5 text-xs font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {t('photos.noRoom', { count: left, max })}
        </p>
      )}
      <PhotoNews photos={photos} waits={waits} />
    </div>
  );
}

/** Pictures stay side by side; what went wrong follows in full width. */
function arranged(
  photos: readonly ChosenPhoto[],
  waits: (photo: ChosenPhoto) => boolean,
): readonly ChosenPhoto[] {
  const hasFailed = (photo: ChosenPhoto) => Number(photo.state === 'failed' && !waits(photo));
  return photos.toSorted((one, other) => hasFailed(one) - hasFailed(other));
}

interface PhotoProps {
  readonly photo: ChosenPhoto;
  readonly onRemove: (key: string) => void;
}

function PhotoTile({ photo, waits, onRemove }: PhotoProps & { readonly waits: boolean }) {
  const { t } = useTranslation();
  const { key, name, preview, state, progress } = photo;
  return (
    <li className="relative aspect-square overflow-hidden rounded-lg bg-sunken ring-1 ring-line">
      <img
        src={preview}
        alt={name}
        className={cx('size-full object-cover', !waits && state !== 'ready' && 'opacity-60')}
      />
      <RemoveButton
        name={name}
        onPress={() => {
          onRemove(key);
        }}
      />
      {waits && (
        <span className="absolute inset-x-0 bottom-0 flex items-center gap-1 bg-night px-1.5 py-0.5 text-xs font-semibold text-on-night">
          <CloudOff aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{t('photos.later')}</span>
        </span>
      )}
      {!waits && state !== 'ready' && (
        <progress
          value={progress}
          max={1}
          aria-label={t('photos.sending', { name })}
          className="absolute inset-x-2 bottom-2 h-1.5 w-auto min-w-0 appearance-none overflow-hidden rounded-full bg-raised accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
        />
      )}
    </li>
  );
}

/** The target is as large as a thumb, its look leaves the picture visible. */
function RemoveButton({ name, onPress }: { name: string; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <AriaButton
      aria-label={t('photos.remove', { name })}
      onPress={onPress}
      className="focus-ring absolute top-0 right-0 grid size-11 place-items-center rounded-lg -outline-offset-2"
    >
      <span className="grid size-7 place-items-center rounded-full bg-night text-on-night">
        <X aria-hidden className="size-4" />
      </span>
    </AriaButton>
  );
}

function FailedPhoto({
  photo,
  onRemove,
  onRetry,
}: PhotoProps & { readonly onRetry: (key: string) => void }) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const { key, name, preview, failure } = photo;
  const [isShowable, setShowable] = useState(failure?.reason !== 'type');
  return (
    <li className="col-span-full flex items-center gap-3 rounded-lg bg-danger-soft p-2">
      <span className="grid size-14 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken">
        {!isShowable ? (
          <CircleAlert aria-hidden className="size-5 text-danger" />
        ) : (
          <img
            src={preview}
            alt=""
            onError={() => {
              setShowable(false);
            }}
            className="size-full object-cover"
          />
        )}
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate text-xs text-ink-soft">{name}</p>
        <p className="font-medium text-danger">{failure && words(failure)}</p>
      </div>
      {failure?.isPassing === true && (
        <Button
          look="quiet"
          size="sm"
          iconOnly
          aria-label={t('photos.retry', { name })}
          onPress={() => {
            onRetry(key);
          }}
        >
          <RotateCw aria-hidden className="size-4.5" />
        </Button>
      )}
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={t('photos.remove', { name })}
        onPress={() => {
          onRemove(key);
        }}
      >
        <X aria-hidden className="size-4.5" />
      </Button>
    </li>
  );
}

/** What is going on, for those who do not see it. */
function PhotoNews({
  photos,
  waits,
}: {
  photos: readonly ChosenPhoto[];
  waits: (photo: ChosenPhoto) => boolean;
}) {
  const { t } = useTranslation();
  const words = usePhotoWords();
  const failed = photos.flatMap((photo) => {
    const { name, failure } = photo;
    if (!failure) return [];
    return [`${name}: ${waits(photo) ? t('photos.later') : words(failure)}`];
  });
  const ready = photos.filter(({ state }) => state === 'ready').length;
  return (
    <p role="status" className="sr-only">
      {photos.length > 0 && t('photos.ready', { count: ready, of: photos.length })}{' '}
      {failed.join(' ')}
    </p>
  );
}
