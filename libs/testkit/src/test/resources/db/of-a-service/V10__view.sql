create table view_of_a_service (number integer not null);
