import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { petitionsFound } from '../petitions-found';

/** A petition by number, name or words: only what this person may see is found. */
export function PetitionSelect({
  many,
  except,
  ...rest
}: {
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
  many?: boolean;
  /** The one in front of the person, which is not meant. */
  except?: string;
}) {
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const query = useQuery(petitionsFound(q === '' ? {} : { q }));
  return (
    <Select
      {...rest}
      allowClear
      mode={many ? 'multiple' : undefined}
      placeholder="输入编号、姓名或字词查找"
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={query.isFetching}
      options={(query.data?.items ?? [])
        .filter((one) => one.petitionId !== except)
        .map((one) => ({ value: one.petitionId, label: `${one.displayNo} ${one.title}` }))}
    />
  );
}
