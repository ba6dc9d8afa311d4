-- Who sent a figure, and when, stands in its stream: the last of its entries that says a figure or why there is none.
create function sent_entry(of_region text, of_unit text, of_indicator text, of_period text) returns jsonb
    language sql stable
    as $$
    select cast(e.document as jsonb)
    from stream s
    cross join lateral unnest(s.sequences) as p (sequence)
    join entry e on e.region = s.region and e.journal = s.journal and e.sequence = p.sequence
    where s.region = of_region and s.journal = 'monitoring'
      and reverse(s.subject) collate "C" = reverse('observation/' || of_unit || '/' || of_indicator || '/' || of_period)
      and cast(e.document as jsonb) ->> 'type' ~ '[.](observation-submitted|observation-corrected|no-data-declared)[.]'
    order by e.sequence desc
    limit 1
    $$;

create function sent_by(of_region text, of_unit text, of_indicator text, of_period text) returns text
    language sql stable
    as $$ select sent_entry(of_region, of_unit, of_indicator, of_period) ->> 'actor' $$;

create function sent_at(of_region text, of_unit text, of_indicator text, of_period text) returns timestamptz
    language sql stable
    as $$ select cast(sent_entry(of_region, of_unit, of_indicator, of_period) ->> 'recordedtime' as timestamptz) $$;

grant execute on function sent_entry(text, text, text, text), sent_by(text, text, text, text), sent_at(text, text, text, text) to ${service};
