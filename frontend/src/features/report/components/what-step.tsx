import {
  Armchair,
  Building2,
  CircleEllipsis,
  Laptop,
  type LucideIcon,
  Shield,
  SprayCan,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campus } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { ChoiceCards } from '../../../shared/ui/choice-cards.js';
import { RiskMark } from '../../../shared/ui/risk-mark.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { kindOf, type ReportField, type ReportValues } from '../report-values.js';
import { Questions } from './questions.js';

export interface WhatStepProps {
  readonly campus: Campus;
  readonly values: ReportValues;
  readonly onChange: (changes: Partial<ReportValues>) => void;
  readonly errors: Readonly<Partial<Record<ReportField, string>>>;
  /** Keys of the questions that want another answer. */
  readonly wrongAnswers: readonly string[];
  /** Incidents that may be the same, under the words that tell. */
  readonly similar: ReactNode;
}

/** The third step: what is wrong, of what kind, and how urgent. */
export function WhatStep(props: WhatStepProps) {
  const { campus, values, onChange, errors, wrongAnswers, similar } = props;
  const { t } = useTranslation('report');
  const language = currentLanguage();
  const kind = kindOf(values, campus);
  return (
    <>
      <TextField
        label={t('titulo.label')}
        placeholder={t('titulo.placeholder')}
        name="titulo"
        maxLength={120}
        value={values.titulo}
        onChange={(titulo) => {
          onChange({ titulo });
        }}
        error={errors.titulo}
      />
      {similar}
      <TextField
        label={t('descripcion.label')}
        hint={t('descripcion.hint')}
        name="descripcion"
        optional
        rows={3}
        maxLength={4000}
        value={values.descripcion}
        onChange={(descripcion) => {
          onChange({ descripcion });
        }}
        error={errors.descripcion}
      />
      <ChoiceCards
        label={t('tipo.label')}
        compact
        choices={campus.tipos.map(({ clave, nombre, icono }) => {
          const Icon = icons[icono] ?? CircleEllipsis;
          return {
            id: clave,
            label: nombre[language],
            icon: <Icon aria-hidden className="size-5 shrink-0 text-accent" />,
          };
        })}
        value={kind?.clave ?? ''}
        onChange={(tipo) => {
          onChange({ tipo });
        }}
        error={errors.tipo}
      />
      {kind?.preguntas && (
        <Questions
          key={kind.clave}
          questions={kind.preguntas}
          answers={values.respuestas}
          wrong={wrongAnswers}
          onAnswer={(key, answer) => {
            onChange({ respuestas: { ...values.respuestas, [key]: answer } });
          }}
        />
      )}
      <ChoiceCards
        label={t('riesgo.label')}
        choices={campus.riesgos.map(({ clave, nombre, ayuda }) => ({
          id: clave,
          label: nombre[language],
          help: ayuda[language],
          icon: <RiskMark risk={clave} className="mt-0.5 size-4.5" />,
        }))}
        value={values.nivel_riesgo}
        onChange={(nivel_riesgo) => {
          onChange({ nivel_riesgo });
        }}
        error={errors.nivel_riesgo}
      />
    </>
  );
}

const icons: Readonly<Partial<Record<string, LucideIcon>>> = {
  building: Building2,
  bolt: Zap,
  laptop: Laptop,
  spray: SprayCan,
  shield: Shield,
  chair: Armchair,
  dots: CircleEllipsis,
};
