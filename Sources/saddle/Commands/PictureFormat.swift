/// The formats of pictures and of what is in them.
enum PictureFormat: String, CaseIterable, FileFormat {
  case png, svg, csv, txt
}
