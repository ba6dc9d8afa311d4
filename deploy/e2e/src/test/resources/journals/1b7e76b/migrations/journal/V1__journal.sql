-- The journals of one service. ${service} is the role the service runs as; migrations run as the owner.

create table journal (
    region        text        not null,
    journal       text        not null,
    last_sequence bigint      not null default 0,
    last_recorded timestamptz not null default 'epoch',
    primary key (region, journal)
);
comment on table journal is 'Where each journal ends. Its row is locked to commit while numbers are given out, so numbers are dense and visible order is commit order.';

create table entry (
    region   text   not null,
    journal  text   not null,
    sequence bigint not null,
    document text   not null,
    primary key (region, journal, sequence)
);
comment on table entry is 'The history. One index only: three cost four and a half times one. Text, not jsonb, which would reorder keys: the bytes are what is hashed.';

create table stream (
    region    text     not null,
    journal   text     not null,
    subject   text     not null,
    version   integer  not null,
    sequences bigint[] not null,
    primary key (region, journal, subject)
);
comment on table stream is 'Which entries a stream consists of; derived from entry and can be made again from it.';

create table receipt (
    region    text  not null,
    journal   text  not null,
    actor     text  not null,
    key       text  not null,
    body_hash text  not null,
    answer    text  not null,
    primary key (region, journal, actor, key)
);
comment on table receipt is 'The first answer to every request with an Idempotency-Key. Kept for ever, as the journal is.';

create table relay_lead (
    journal  text   primary key,
    epoch    bigint not null,
    topic_id text
);
comment on table relay_lead is 'Who may move the cursors: only the relay that took the present epoch.';

create table relay_cursor (
    journal  text   not null,
    region   text   not null,
    sequence bigint not null,
    primary key (journal, region)
);

create table inbox (
    journal  text   not null,
    region   text   not null,
    position bigint not null,
    halted   text,
    primary key (journal, region)
);
comment on table inbox is 'Up to which entry the journals of others have taken effect here. halted says why a region waits for its owner.';

create table inbox_offset (
    topic       text    not null,
    partition   integer not null,
    topic_id    text    not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);
comment on table inbox_offset is 'A hint where to read on in Kafka. inbox decides what takes effect.';

create table parked (
    journal   text        not null,
    region    text        not null,
    sequence  bigint      not null,
    subject   text        not null,
    document  text        not null,
    reason    text        not null,
    parked_at timestamptz not null default clock_timestamp(),
    primary key (journal, region, sequence)
);
comment on table parked is 'Entries this build could not read, with all later ones of their streams.';

grant select, insert on entry, receipt to ${service};
grant select, insert, update on journal, stream, relay_lead, relay_cursor, inbox, inbox_offset to ${service};
grant select, insert, delete on parked to ${service};
grant delete on stream to ${service};
