package io.kaocheng.local.replay;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A run's number or its beginning, as given on the command line. */
record RunName(String digits) {

    /** Parses the argument; refuses what cannot be a run's number without asking the suite. */
    static final class Reading implements ITypeConverter<RunName> {
        @Override
        public RunName convert(@Nullable String text) {
            if (text == null || !text.matches("[0-9a-f]{8,64}")) {
                throw new TypeConversionException(
                        "a run is named by the first 8 or more of its 64 hexadecimal digits; found "
                                + text);
            }
            return new RunName(text);
        }
    }
}
