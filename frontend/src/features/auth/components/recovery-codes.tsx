import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onFinish: () => void;
}

/** The codes for a lost phone, to be kept now or never. */
export function RecoveryCodes({ codes, onFinish }: RecoveryCodesProps) {
  const { t } = useTranslation('accounts');
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <ul
        aria-label={t('secondFactor.codes')}
        className="grid gap-x-4 gap-y-1.5 rounded-lg bg-sunken p-4 font-mono text-sm select-all sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button
        size="lg"
        onPress={() => {
          void navigator.clipboard.writeText(codes.join('\n')).then(() => {
            setCopied(true);
          });
        }}
      >
        <Copy aria-hidden className="size-4" />
        {t(isCopied ? 'secondFactor.copied' : 'secondFactor.copy')}
      </Button>
      <Button look="primary" size="lg" onPress={onFinish}>
        {t('secondFactor.finish')}
      </Button>
    </div>
  );
}
