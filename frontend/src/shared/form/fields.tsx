import {
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
  useController,
} from 'react-hook-form';
import { ChoiceCards, type ChoiceCardsProps } from '../ui/choice-cards.js';
import { SelectField, type SelectFieldProps } from '../ui/select-field.js';
import { TextField, type TextFieldProps } from '../ui/text-field.js';

interface Bound<V extends FieldValues> {
  readonly control: Control<V>;
  readonly name: FieldPath<V>;
  readonly rules?: Omit<
    RegisterOptions<V, FieldPath<V>>,
    'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'
  >;
}

type Unbound<P> = Omit<
  P,
  'value' | 'onChange' | 'onBlur' | 'error' | 'name' | 'inputRef' | 'buttonRef'
>;

/** A text field that belongs to a form. */
export function FormTextField<V extends FieldValues>({
  control,
  name,
  rules,
  ...props
}: Bound<V> & Unbound<TextFieldProps>) {
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  return (
    <TextField
      {...props}
      name={name}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={fieldState.error?.message}
    />
  );
}

/** A choice from a list that belongs to a form. */
export function FormSelectField<V extends FieldValues>({
  control,
  name,
  rules,
  ...props
}: Bound<V> & Unbound<SelectFieldProps>) {
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  return (
    <SelectField
      {...props}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      buttonRef={field.ref}
      error={fieldState.error?.message}
    />
  );
}

/** A choice among cards that belongs to a form. */
export function FormChoiceCards<V extends FieldValues, T extends string>({
  control,
  name,
  rules,
  ...props
}: Bound<V> & Unbound<ChoiceCardsProps<T>>) {
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  return (
    <ChoiceCards<T>
      {...props}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  );
}
