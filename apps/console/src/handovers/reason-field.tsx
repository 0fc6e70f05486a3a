import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const LONGEST_REASON = 1_000;

interface ReasonFieldProps {
  readonly usual: readonly string[];
  readonly optional?: boolean;
}

/** A reason for the ledger: one of the usual ones at a press, or one's own words. */
export function ReasonField({ usual, optional = false }: ReasonFieldProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<{ reason?: string }>();
  const reason = Form.useWatch('reason', form);
  const label = t('custody.reason');
  return (
    <>
      <div className="usual-reasons">
        {usual.map((one) => (
          <Button key={one} aria-pressed={reason === one} onClick={() => form.setFieldValue('reason', one)}>
            {one}
          </Button>
        ))}
      </div>
      <Form.Item
        name="reason"
        label={optional ? t('act.optional', { field: label }) : label}
        rules={optional ? [] : [{ required: true, whitespace: true, message: t('act.missing', { field: label }) }]}
      >
        <Input.TextArea rows={2} maxLength={LONGEST_REASON} />
      </Form.Item>
    </>
  );
}
