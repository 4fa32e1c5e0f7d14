import { AutoComplete } from 'antd';
import { placeName } from '#domain/glossary';
import { useDirectory } from '../directory';

type Given = { id?: string; value?: string; onChange?: (code: string) => void };

/** A place by its name, kept as its code. @shape value: six digits once it is chosen */
export function PlaceInput(given: Given) {
  const { organisations } = useDirectory();
  const region = /^\d{6}$/.exec(given.value ?? '')?.[0];
  return (
    <>
      <AutoComplete
        {...given}
        allowClear
        // nothing is left to choose: keys are the form's again
        {...(region ? { open: false } : {})}
        options={[...new Set(organisations.map(({ code }) => code.slice(0, 6)))].map((value) => ({
          value,
          label: `${placeName(value, organisations)}(${value})`,
        }))}
        showSearch={{ filterOption: (typed, option) => option?.label.includes(typed) ?? false }}
      />
      <span className="muted small">{region ? placeName(region, organisations) : '地名或六位区划代码'}</span>
    </>
  );
}
