import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { resendVerification } from '../api/registration.js';

const pauseSeconds = 30;

/** Sends the verification mail again, and then not too soon again. */
export function ResendMail({ email }: { email: string }) {
  const { t } = useTranslation();
  const [wait, setWait] = useState(0);
  const resend = useMutation({
    mutationFn: () => resendVerification(email),
    onSuccess: () => {
      setWait(pauseSeconds);
    },
  });

  useEffect(() => {
    if (wait === 0) return undefined;
    const timer = setTimeout(() => {
      setWait(wait - 1);
    }, 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [wait]);

  return (
    <div className="flex flex-col gap-3">
      <FormFailure error={resend.error} />
      <Button
        size="lg"
        isPending={resend.isPending}
        isDisabled={wait > 0}
        onPress={() => {
          resend.mutate();
        }}
      >
        {wait > 0 ? t('auth.checkMail.wait', { count: wait }) : t('auth.checkMail.resend')}
      </Button>
      <p role="status" className="min-h-5 text-center text-sm text-success">
        {resend.isSuccess && t('auth.checkMail.resent')}
      </p>
    </div>
  );
}
