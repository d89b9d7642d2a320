import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';
import { FieldHelp, FieldLabel, type FieldTexts, inputClass } from './field.js';

export interface TextFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style'>, FieldTexts {
  readonly placeholder?: string;
  /** More than one line, and this many to begin with. */
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A labelled line or paragraph of plain text. */
export function TextField({
  label,
  hint,
  error,
  optional,
  placeholder,
  rows,
  inputRef,
  type,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      type={type ?? 'text'}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel label={label} {...(optional !== undefined && { optional })} />
      {rows === undefined ? (
        <OneLine placeholder={placeholder} inputRef={inputRef} isPassword={type === 'password'} />
      ) : (
        <TextArea
          ref={inputRef}
          rows={rows}
          placeholder={placeholder ?? ''}
          className={cx(inputClass, 'resize-y px-3.5 py-2.5')}
        />
      )}
      <FieldHelp hint={hint} error={error} />
    </AriaTextField>
  );
}

interface OneLineProps {
  readonly placeholder: string | undefined;
  readonly inputRef: Ref<HTMLInputElement & HTMLTextAreaElement> | undefined;
  readonly isPassword: boolean;
}

function OneLine({ placeholder, inputRef, isPassword }: OneLineProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const input = (
    <Input
      ref={inputRef}
      placeholder={placeholder ?? ''}
      {...(isPassword && { type: isShown ? 'text' : 'password' })}
      className={cx(inputClass, 'h-11 px-3.5', isPassword && 'pr-12')}
    />
  );
  if (!isPassword) return input;
  return (
    <Group className="relative">
      {input}
      <ToggleButton
        isSelected={isShown}
        onChange={setShown}
        aria-label={t('form.showPassword')}
        className="focus-ring absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-ink-faint hover:text-ink"
      >
        {isShown ? (
          <EyeOff aria-hidden className="size-4.5" />
        ) : (
          <Eye aria-hidden className="size-4.5" />
        )}
      </ToggleButton>
    </Group>
  );
}
