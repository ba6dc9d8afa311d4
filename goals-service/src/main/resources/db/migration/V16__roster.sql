-- Who has which duty in a unit, since when and until when.
create table roster (
    region   text   not null,
    subject  text   not null,
    from_seq bigint not null,
    to_seq   bigint not null,
    unit     text   not null,
    duty     text   not null,
    person   text   not null,
    since    date   not null,
    until    date,
    primary key (region, unit, duty, person, since, from_seq)
);
create index roster_stands on roster (region, subject) where to_seq = 9223372036854775807;
grant select, insert, update, delete on roster to ${service};
insert into projected_table (name) values ('roster');
-- No journal holds a duty yet, so the view holds all of them.
update journal set projected = array_append(projected, 'roster') where journal = 'goals';
