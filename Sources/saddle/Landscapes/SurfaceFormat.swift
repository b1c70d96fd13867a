/// The formats of files of surfaces.
enum SurfaceFormat: String, CaseIterable, FileFormat {
  case npz, csv, png, svg, txt
}
