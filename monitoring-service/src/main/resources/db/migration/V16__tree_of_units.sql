-- Who is in charge of a unit follows from the tree of units. The places that were passed over are read again from the owner.
create table known_place (
    region    text not null,
    unit      text not null,
    from_date date not null,
    parent    text,
    primary key (region, unit, from_date)
);
comment on table known_place is 'Below which unit one stands from a day on; at the top where there is none.';
grant select, insert, update, delete on known_place to ${service};
insert into projected_table (name) values ('known_place');
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'submission-rules' and journal = 'goals' and position > 0;
