import { useTranslation } from 'react-i18next';
import type { Answer, Question, QuestionSet } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { ChoiceChips } from '../../../shared/ui/choice-chips.js';
import { ToggleChips } from '../../../shared/ui/toggle-chips.js';
import { TextField } from '../../../shared/ui/text-field.js';

export interface QuestionsProps {
  readonly questions: QuestionSet;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Keys of those that want another answer. */
  readonly wrong: readonly string[];
  readonly onAnswer: (key: string, answer: Answer) => void;
}

/** What a kind of incident is asked, as the JSON Schema of its answers tells. */
export function Questions({ questions, answers, wrong, onAnswer }: QuestionsProps) {
  const { t } = useTranslation('report');
  const { properties, required } = questions.esquema;
  return (
    <section
      aria-label={t('questions.title')}
      className="flex flex-col gap-5 rounded-xl bg-sunken p-4"
    >
      <div>
        <h2 className="font-semibold">{t('questions.title')}</h2>
        <p className="text-sm text-ink-soft">{t('questions.lead')}</p>
      </div>
      {Object.entries(properties).map(([key, question]) => (
        <QuestionField
          key={key}
          question={question}
          isRequired={required.includes(key)}
          isWrong={wrong.includes(key)}
          answer={answers[key]}
          onAnswer={(answer) => {
            onAnswer(key, answer);
          }}
        />
      ))}
    </section>
  );
}

interface QuestionFieldProps {
  readonly question: Question;
  readonly isRequired: boolean;
  readonly isWrong: boolean;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

function QuestionField({ question, isRequired, isWrong, answer, onAnswer }: QuestionFieldProps) {
  const { t } = useTranslation('report');
  const language = currentLanguage();
  const { minimum, maximum, maxLength } = question;
  const label = question['x-nombre'][language];
  const option = (word: string) => ({
    id: word,
    label: question['x-opciones']?.[word]?.[language] ?? word,
  });
  const error = isWrong ? t(isRequired ? 'questions.missing' : 'questions.wrong') : undefined;

  switch (question.type) {
    case 'boolean':
      return (
        <ChoiceChips
          label={label}
          chips={[
            { id: 'true', label: t('questions.yes') },
            { id: 'false', label: t('questions.no') },
          ]}
          value={typeof answer === 'boolean' ? (String(answer) as 'true' | 'false') : ''}
          onChange={(chosen) => {
            onAnswer(chosen === 'true');
          }}
          error={error}
        />
      );
    case 'array':
      return (
        <ToggleChips
          label={label}
          chips={(question.items?.enum ?? []).map(option)}
          value={Array.isArray(answer) ? answer : []}
          onChange={onAnswer}
          error={error}
        />
      );
    case 'integer':
    case 'number':
      return (
        <TextField
          label={label}
          inputMode={question.type === 'integer' ? 'numeric' : 'decimal'}
          value={answer === undefined ? '' : String(answer)}
          onChange={(text) => {
            const number = Number(text.replace(',', '.'));
            onAnswer(text.trim() === '' || Number.isNaN(number) ? text : number);
          }}
          error={
            isWrong && minimum !== undefined && maximum !== undefined
              ? t('questions.number', { min: minimum, max: maximum })
              : error
          }
        />
      );
    case 'string':
      return question.enum ? (
        <ChoiceChips
          label={label}
          chips={question.enum.map(option)}
          value={typeof answer === 'string' ? answer : ''}
          onChange={onAnswer}
          error={error}
        />
      ) : (
        <TextField
          label={label}
          {...(maxLength !== undefined && { maxLength })}
          value={typeof answer === 'string' ? answer : ''}
          onChange={onAnswer}
          error={error}
        />
      );
  }
}
