import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How long to wait for the next letter before searching. */
  readonly delayMs?: number;
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** Text to look for; typing shows at once and searches when it pauses. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  delayMs = 0,
  autoFocus = false,
  className,
}: SearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState<readonly string[]>([value]);

  // A value that comes back late from an earlier letter must not undo the letters typed since.
  if (value !== seen) {
    const echo = sent.lastIndexOf(value);
    setSeen(value);
    setSent(echo === -1 ? [value] : sent.slice(echo));
    if (echo === -1) setTyped(value);
  }

  const search = useEffectEvent(() => {
    setSent([...sent, typed]);
    onChange(typed);
  });
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      search();
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, delayMs]);

  return (
    <AriaSearchField
      aria-label={label}
      value={typed}
      onChange={setTyped}
      // The field is the first thing one wants in the small dialogs that ask for this.
      // eslint-disable-next-line jsx-a11y-x/no-autofocus
      autoFocus={autoFocus}
      className={cx('group relative', className)}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
      />
      <Input
        placeholder={placeholder}
        className={cx(
          'h-10 w-full rounded-md bg-sunken pr-10 pl-9 text-base outline-none placeholder:text-ink-faint sm:text-sm',
          'ring-1 ring-transparent transition-shadow ring-inset focus:bg-surface focus:ring-2 focus:ring-accent',
          'max-sm:h-11 [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      <Button
        aria-label={t('action.clearSearch')}
        className="focus-ring absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-ink-faint group-data-empty:hidden hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </AriaSearchField>
  );
}
