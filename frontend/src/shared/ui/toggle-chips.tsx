import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { type Chip, chipClass } from './choice-chips.js';
import { FieldHelp, FieldLabel, type FieldTexts } from './field.js';

export interface ToggleChipsProps extends FieldTexts {
  readonly chips: readonly Chip<string>[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Any of a few short words, each a thumb wide. */
export function ToggleChips({ label, hint, error, chips, value, onChange }: ToggleChipsProps) {
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <FieldLabel label={label} />
      <div className="flex flex-wrap gap-2">
        {chips.map(({ id, label: name }) => (
          <CheckboxField key={id} value={id} className="flex max-w-full">
            <CheckboxButton className={chipClass}>{name}</CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      <FieldHelp hint={hint} error={error} />
    </CheckboxGroup>
  );
}
