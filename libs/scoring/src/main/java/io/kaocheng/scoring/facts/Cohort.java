package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

/** What is scored at once: the units of a class in a period under one scheme. */
public record Cohort(Code unitClass, Period period, SchemeInForce scheme) {}
