import { useQuery } from '@tanstack/react-query';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import type { Risk, Speciality } from '../../../shared/api/models.js';
import { FormChoiceCards, FormSelectField, FormTextField } from '../../../shared/form/fields.js';
import { RiskMark, riskKey, risks } from '../../../shared/ui/risk-mark.js';

export interface IncidentValues {
  readonly titulo: string;
  readonly descripcion: string;
  readonly tipo: string;
  readonly piso: string;
  readonly lugar_especifico: string;
  readonly nivel_riesgo: Risk | '';
  readonly tipo_trabajador_requerido: Speciality | '';
}

interface FieldsProps {
  readonly control: Control<IncidentValues>;
}

/** What is wrong. */
export function WhatFields({ control }: FieldsProps) {
  const { t } = useTranslation();
  const { data: config } = useQuery(publicConfigQuery);
  return (
    <>
      <FormTextField
        control={control}
        name="titulo"
        label={t('report.titulo.label')}
        placeholder={t('report.titulo.placeholder')}
        maxLength={120}
        rules={{ validate: (value) => value.trim() !== '' || t('report.titulo.missing') }}
      />
      <FormTextField
        control={control}
        name="descripcion"
        label={t('report.descripcion.label')}
        hint={t('report.descripcion.hint')}
        rows={4}
        maxLength={4000}
        rules={{ validate: (value) => value.trim() !== '' || t('report.descripcion.missing') }}
      />
      <FormSelectField
        control={control}
        name="tipo"
        label={t('report.tipo.label')}
        placeholder={t('report.tipo.placeholder')}
        options={words(config?.tipos)}
        rules={{ required: t('report.tipo.missing') }}
      />
    </>
  );
}

/** Where it is. */
export function WhereFields({ control }: FieldsProps) {
  const { t } = useTranslation();
  const { data: config } = useQuery(publicConfigQuery);
  return (
    <div className="grid gap-5 sm:grid-cols-[11rem_1fr]">
      <FormSelectField
        control={control}
        name="piso"
        label={t('report.piso.label')}
        placeholder={t('report.piso.placeholder')}
        options={words(config?.pisos)}
        rules={{ required: t('report.piso.missing') }}
      />
      <FormTextField
        control={control}
        name="lugar_especifico"
        label={t('report.lugar.label')}
        placeholder={t('report.lugar.placeholder')}
        maxLength={120}
        rules={{ validate: (value) => value.trim() !== '' || t('report.lugar.missing') }}
      />
    </div>
  );
}

/** How dangerous it is, with each level told in the words of somebody standing in front of it. */
export function RiskFields({ control }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <FormChoiceCards
      control={control}
      name="nivel_riesgo"
      label={t('report.riesgo.label')}
      choices={risks.map((risk) => ({
        id: risk,
        label: t(`incident.risk.${riskKey(risk)}`),
        help: t(`report.riesgo.${riskKey(risk)}`),
        icon: <RiskMark risk={risk} className="mt-0.5 size-4.5" />,
      }))}
      rules={{ required: t('report.riesgo.missing') }}
    />
  );
}

const words = (list: readonly string[] | undefined) =>
  (list ?? []).map((word) => ({ id: word, label: word }));
