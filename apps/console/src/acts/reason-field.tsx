import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const LONGEST_REASON = 1_000;

interface ReasonFieldProps {
  readonly usual: readonly string[];
  readonly optional?: boolean;
  readonly name?: 'reason' | 'remark';
  readonly label?: string;
}

/** A reason for the ledger: one of the usual ones at a press, or one's own words. */
export function ReasonField({ usual, optional = false, name = 'reason', ...named }: ReasonFieldProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<{ reason?: string; remark?: string }>();
  const chosen = Form.useWatch(name, form);
  const label = named.label ?? t('custody.reason');
  return (
    <>
      <div className="usual-reasons">
        {usual.map((one) => (
          <Button key={one} aria-pressed={chosen === one} onClick={() => form.setFieldValue(name, one)}>
            {one}
          </Button>
        ))}
      </div>
      <Form.Item
        name={name}
        label={optional ? t('act.optional', { field: label }) : label}
        rules={optional ? [] : [{ required: true, whitespace: true, message: t('act.missing', { field: label }) }]}
      >
        <Input.TextArea rows={2} maxLength={LONGEST_REASON} />
      </Form.Item>
    </>
  );
}
