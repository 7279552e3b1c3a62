package io.hearthlink.embedded;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of the GGUF format: how tensors are packed, and how files are quantized. */
final class GgufTypes {

  /** Values in a block and bytes of a block, by the number of the tensor type. */
  private static final Map<Integer, int[]> BLOCKS =
      Map.ofEntries(
          Map.entry(0, new int[] {1, 4}),
          Map.entry(1, new int[] {1, 2}),
          Map.entry(2, new int[] {32, 18}),
          Map.entry(3, new int[] {32, 20}),
          Map.entry(6, new int[] {32, 22}),
          Map.entry(7, new int[] {32, 24}),
          Map.entry(8, new int[] {32, 34}),
          Map.entry(9, new int[] {32, 36}),
          Map.entry(10, new int[] {256, 84}),
          Map.entry(11, new int[] {256, 110}),
          Map.entry(12, new int[] {256, 144}),
          Map.entry(13, new int[] {256, 176}),
          Map.entry(14, new int[] {256, 210}),
          Map.entry(15, new int[] {256, 292}),
          Map.entry(16, new int[] {256, 66}),
          Map.entry(17, new int[] {256, 74}),
          Map.entry(18, new int[] {256, 98}),
          Map.entry(19, new int[] {256, 50}),
          Map.entry(20, new int[] {32, 18}),
          Map.entry(21, new int[] {256, 110}),
          Map.entry(22, new int[] {256, 82}),
          Map.entry(23, new int[] {256, 136}),
          Map.entry(24, new int[] {1, 1}),
          Map.entry(25, new int[] {1, 2}),
          Map.entry(26, new int[] {1, 4}),
          Map.entry(27, new int[] {1, 8}),
          Map.entry(28, new int[] {1, 8}),
          Map.entry(29, new int[] {256, 56}),
          Map.entry(30, new int[] {1, 2}),
          Map.entry(34, new int[] {256, 54}),
          Map.entry(35, new int[] {256, 66}));

  private static final Map<Integer, String> QUANTIZATIONS =
      Map.ofEntries(
          Map.entry(0, "F32"),
          Map.entry(1, "F16"),
          Map.entry(2, "Q4_0"),
          Map.entry(3, "Q4_1"),
          Map.entry(7, "Q8_0"),
          Map.entry(8, "Q5_0"),
          Map.entry(9, "Q5_1"),
          Map.entry(10, "Q2_K"),
          Map.entry(11, "Q3_K_S"),
          Map.entry(12, "Q3_K_M"),
          Map.entry(13, "Q3_K_L"),
          Map.entry(14, "Q4_K_S"),
          Map.entry(15, "Q4_K_M"),
          Map.entry(16, "Q5_K_S"),
          Map.entry(17, "Q5_K_M"),
          Map.entry(18, "Q6_K"),
          Map.entry(19, "IQ2_XXS"),
          Map.entry(20, "IQ2_XS"),
          Map.entry(21, "Q2_K_S"),
          Map.entry(22, "IQ3_XS"),
          Map.entry(23, "IQ3_XXS"),
          Map.entry(24, "IQ1_S"),
          Map.entry(25, "IQ4_NL"),
          Map.entry(26, "IQ3_S"),
          Map.entry(27, "IQ3_M"),
          Map.entry(28, "IQ2_S"),
          Map.entry(29, "IQ2_M"),
          Map.entry(30, "IQ4_XS"),
          Map.entry(31, "IQ1_M"),
          Map.entry(32, "BF16"),
          Map.entry(36, "TQ1_0"),
          Map.entry(37, "TQ2_0"));

  private GgufTypes() {}

  /** Bytes that so many values of a type take; 0 for a type that is not known here. */
  static long bytes(int type, long values) {
    int[] block = BLOCKS.get(type);
    return block == null ? 0 : Math.multiplyExact(values / block[0], (long) block[1]);
  }

  /** Name of a quantization; null where it is not {@code known} or has no name here. */
  static @Nullable String quantization(int fileType, boolean known) {
    return known ? QUANTIZATIONS.get(fileType) : null;
  }
}
